package io.vncshot.proxy.websocket;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

final class DeflateTermsTest {
    @ParameterizedTest
    @CsvSource({
        "permessage-deflate, permessage-deflate",
        "permessage-deflate; client_max_window_bits, permessage-deflate",
        "permessage-deflate;client_max_window_bits=9, permessage-deflate",
        "permessage-deflate; server_no_context_takeover, permessage-deflate; server_no_context_takeover",
        "permessage-deflate; client_no_context_takeover, permessage-deflate; client_no_context_takeover",
        "permessage-deflate; server_max_window_bits=\"15\", permessage-deflate; server_max_window_bits=15",
        "'x-webkit-deflate-frame,permessage-deflate', permessage-deflate",
        "'permessage-deflate; server_max_window_bits=10,permessage-deflate', permessage-deflate"
    })
    void theFirstOfferThatCanBeMetIs(String offers, String answer) {
        DeflateTerms terms = DeflateTerms.choose(List.of(offers.split(",")));
        assertThat(terms).isNotNull().extracting(DeflateTerms::answer).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                ";;",
                "deflate",
                "permessage-deflate; server_max_window_bits=8",
                "permessage-deflate; server_max_window_bits",
                "permessage-deflate; server_no_context_takeover=1",
                "permessage-deflate; client_max_window_bits=7",
                "permessage-deflate; client_max_window_bits=16",
                "permessage-deflate; client_max_window_bits=015",
                "permessage-deflate; client_max_window_bits; client_max_window_bits",
                "permessage-deflate; unknown"
            })
    void otherOffersAreDeclined(String offer) {
        assertThat(DeflateTerms.choose(List.of(offer))).isNull();
    }
}

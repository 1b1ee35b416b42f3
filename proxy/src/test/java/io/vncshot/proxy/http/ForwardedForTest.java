package io.vncshot.proxy.http;

import io.vncshot.proxy.address.Cidr;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

final class ForwardedForTest {
    private final ForwardedFor forwardedFor = new ForwardedFor(List.of(Cidr.parse("10.0.0.0/8")));

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, /192.0.2.1:0",
        "'1.1.1.1,192.0.2.1', /192.0.2.1:0",
        "'192.0.2.1,10.0.0.2', /192.0.2.1:0",
        "'192.0.2.1:99,10.0.0.2:80', /192.0.2.1:0",
        "'[2001:db8::1]:80', '/[2001:db8:0:0:0:0:0:1]:0'",
        "'10.0.0.3,10.0.0.2', /10.0.0.3:0",
        "'unknown,10.0.0.2', /10.0.0.2:0",
        "'192.0.2.1,x', null"
    })
    void theClientIsTheLastThatNoTrustedProxyIs(String entries, String client) {
        assertThat(String.valueOf(forwardedFor.find(List.of(entries.split(",")))))
                .isEqualTo(client);
    }
}

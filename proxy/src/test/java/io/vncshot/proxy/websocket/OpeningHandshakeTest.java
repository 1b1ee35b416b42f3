package io.vncshot.proxy.websocket;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class OpeningHandshakeTest {
    @Test
    void theBestSubprotocolThatIsOfferedIsChosen() {
        assertThat(Subprotocol.choose(List.of())).isEqualTo(Subprotocol.NONE);
        assertThat(Subprotocol.choose(List.of("base64", "binary"))).isEqualTo(Subprotocol.BINARY);
        assertThat(Subprotocol.choose(List.of("chat", "base64"))).isEqualTo(Subprotocol.BASE64);
        assertThat(Subprotocol.choose(List.of("chat", "Binary"))).isNull();
    }
}

package io.vncshot.proxy.address;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

final class HostPortTest {
    @ParameterizedTest
    @CsvSource({"h:1,h,1", "[::1]:5901,::1,5901", "::1:5901,::1,5901", "127.0.0.1:65535,127.0.0.1,65535"})
    void thePortIsAfterTheLastColon(String text, String host, int port) {
        assertThat(HostPort.parseTarget(text)).isEqualTo(new HostPort(host, port));
    }

    @Test
    void aSourceMayBeAPortAlone() {
        assertThat(HostPort.parseSource("6080")).isEqualTo(new HostPort("", 6080));
        assertThat(HostPort.parseSource(":6080")).isEqualTo(new HostPort("", 6080));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"h", "h:", ":1", "h:0", "h:65536", "h:99999999999", "h:-1", "h:1x", "a b:1", "h\n:1", "[:1"})
    void whatIsNoTargetIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> HostPort.parseTarget(text));
    }
}

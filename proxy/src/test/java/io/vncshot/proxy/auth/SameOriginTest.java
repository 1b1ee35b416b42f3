package io.vncshot.proxy.auth;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

final class SameOriginTest {
    @ParameterizedTest
    @CsvSource({
        "http://h, h, true",
        "http://h:80, h, true",
        "https://h, h:443, true",
        "https://H.example, h.EXAMPLE, true",
        "http://h:6080, h:6080, true",
        "http://[::1]:6080, '[::1]:6080', true",
        "http://h, h:443, false",
        "https://h, h:80, false",
        "http://h:6080, h, false",
        "http://evil, h, false",
        "http://h.evil, h, false",
        "http://user@h, h, false",
        "http://h/, h, false",
        "null, h, false",
        "file://, h, false",
        "'', h, false"
    })
    void schemeHostAndPortDecide(String origin, String host, boolean same) {
        assertThat(SameOrigin.isSame(origin, host)).isEqualTo(same);
    }
}

package io.vncshot.visual;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WildcardTest {
    @ParameterizedTest
    @CsvSource({
        "*,login,true",
        "login,login,true",
        "log*,login,true",
        "*in,login,true",
        "l?gin,login,true",
        "*o*i*,login,true",
        "log,login,false",
        "login?,login,false",
        "*x,login,false",
        "a*b*c,aXbYbZc,true",
        "'',login,false"
    })
    void starIsAnythingAndQuestionMarkOne(String pattern, String text, boolean matches) {
        assertThat(Wildcard.matches(pattern, text)).isEqualTo(matches);
    }
}

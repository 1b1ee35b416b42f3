package io.vncshot.cli.option;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ShareSyntaxTest {
    private final ShareSyntax syntax = new ShareSyntax("SHARE");

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "0.1", ".5", "1.", "0.00005", "0.12345678901234"})
    void shareIsTheNumberThatJavaReads(String text) {
        assertThat(syntax.parse(text)).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "1.01", "2", "-1", "1e-3", "0.1.2", "x", "0.1234567890123456"})
    void anythingElseIsRejected(String text) {
        assertThatThrownBy(() -> syntax.parse(text)).hasMessage("must be a number from 0 to 1, such as 0.05");
    }

    @Test
    void areasAreReadOneByOne() {
        AreasSyntax areas = new AreasSyntax();
        assertThat(areas.parse("1,2,3,4 5,6,7,8")).extracting(Object::toString).containsExactly("1,2 3x4", "5,6 7x8");
        for (String text : new String[] {"", " ", "1,2,3", "1,2,3,4,5", "1,2,0,4", "1,2,3,0", "-1,2,3,4", "a,2,3,4"}) {
            assertThatThrownBy(() -> areas.parse(text))
                    .as(text)
                    .hasMessage("must be X,Y,W,H, whole numbers, with W and H from 1 on");
        }
    }
}

package io.vncshot.cli.option;

import io.vncshot.rfb.protocol.Rectangle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ScreenPartTest {
    /** What vncsnapshot 1.2a takes of a screen of 400x300. */
    @ParameterizedTest
    @CsvSource({
        "100x50+10+20,10,20,100,50",
        "100x50-10-20,290,230,100,50",
        "0x100-0+0,0,0,400,100",
        "500x100+10+10,10,10,390,100",
        "10x10+500+10,0,10,10,10",
        "390x100-50+0,0,0,390,100",
        "10x10+0-500,0,0,10,10",
        "0x0-150-100,250,200,150,100"
    })
    void partOfAScreenIsThatOfTheOriginal(String text, int x, int y, int width, int height) {
        assertThat(ScreenPart.parse(text).on(400, 300)).isEqualTo(new Rectangle(x, y, width, height));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "10x10", "10X10+5+5", "x10+1+1", "10x10+1", "10x10+a+1", "10x10+1+70000"})
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScreenPart.parse(text))
                .withMessageStartingWith("must be like 640x480+10+20");
    }
}

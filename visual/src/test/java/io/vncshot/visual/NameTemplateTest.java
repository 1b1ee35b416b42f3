package io.vncshot.visual;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NameTemplateTest {
    @Test
    void nameAndSizeAreFilledIn() {
        assertThat(NameTemplate.DEFAULT.fileName("login", new Size(40, 30))).isEqualTo("login-40x30.png");
        assertThat(new NameTemplate("{width}/{name}.png").fileName("{width}", new Size(40, 30)))
                .isEqualTo("40/{width}.png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x.png",
                "{name}",
                "{name}.jpg",
                "/{name}.png",
                "../{name}.png",
                "{name}-{os}.png",
                "a//{name}.png"
            })
    void templatesThatNameNothingOrLeaveAreRejected(String text) {
        assertThatThrownBy(() -> new NameTemplate(text)).isInstanceOf(IllegalArgumentException.class);
    }
}

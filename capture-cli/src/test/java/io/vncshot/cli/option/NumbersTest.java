package io.vncshot.cli.option;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "2, 2000",
        "2., 2000",
        "2.5, 2500",
        ".25, 250",
        "0.0019, 1",
        "007, 7000",
        "999999999.999, 999999999999"
    })
    void decimalsBecomeThousandths(String text, long thousandths) {
        assertThat(Numbers.thousandths(text)).isEqualTo(thousandths);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "-1",
                "+1",
                "1e3",
                "0x10",
                "1_0",
                " 1",
                "1 ",
                "1.2.3",
                "1,5",
                "NaN",
                "Infinity",
                "٣",
                "1000000000"
            })
    void whatIsNoPlainDecimalIsNone(String text) {
        assertThat(Numbers.thousandths(text)).isEqualTo(-1);
    }

    @Test
    void wholeNumbersGoUpToTheirLimit() {
        assertThat(Numbers.whole("0", 8)).isZero();
        assertThat(Numbers.whole("8", 8)).isEqualTo(8);
        assertThat(Numbers.whole("9", 8)).isEqualTo(-1);
        assertThat(Numbers.whole("999999999", Integer.MAX_VALUE)).isEqualTo(999_999_999);
        assertThat(Numbers.whole("1000000000", Integer.MAX_VALUE)).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "1.0", "a", "0x1", "٣", " 1"})
    void whatIsNotMadeOfDigitsIsNoWholeNumber(String text) {
        assertThat(Numbers.whole(text, 100)).isEqualTo(-1);
    }
}

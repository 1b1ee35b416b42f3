package io.vncshot.rfb.protocol;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RectangleTest {
    @ParameterizedTest
    @CsvSource({"-1,0,1,1", "0,-1,1,1", "0,0,-1,1", "0,0,1,-1"})
    void nothingIsNegative(int x, int y, int width, int height) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rectangle(x, y, width, height))
                .withMessageContaining("-1");
    }

    @ParameterizedTest
    @CsvSource({"0,1,true", "1,0,true", "0,0,true", "1,1,false"})
    void oneSideOfZeroMakesItEmpty(int width, int height, boolean empty) {
        assertThat(new Rectangle(3, 4, width, height).isEmpty()).isEqualTo(empty);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0,10,5,true",
        "9,4,1,1,true",
        "10,5,0,0,true",
        "1,0,10,5,false",
        "0,1,10,5,false",
        "10,0,1,1,false",
        "11,0,0,0,false",
        "0,6,0,0,false",
        "2147483647,0,2147483647,1,false",
        "0,2147483647,1,2147483647,false",
    })
    void fitsUpToTheEdge(int x, int y, int width, int height, boolean fits) {
        assertThat(new Rectangle(x, y, width, height).fitsIn(10, 5)).isEqualTo(fits);
    }

    @Test
    void intersectionLiesInBoth() {
        Rectangle a = new Rectangle(2, 1, 5, 4);
        Rectangle b = new Rectangle(4, 3, 9, 7);
        assertThat(a.intersection(b)).isEqualTo(new Rectangle(4, 3, 3, 2));
        assertThat(b.intersection(a)).isEqualTo(a.intersection(b));
        assertThat(a.intersection(new Rectangle(7, 1, 3, 3)).isEmpty()).isTrue();
        assertThat(a.intersection(new Rectangle(0, 9, 3, 3)).isEmpty()).isTrue();
    }

    @Test
    void unionIsTheSmallestAroundBoth() {
        Rectangle a = new Rectangle(2, 3, 4, 5);
        Rectangle b = new Rectangle(10, 1, 1, 1);
        assertThat(a.union(b)).isEqualTo(new Rectangle(2, 1, 9, 7));
        assertThat(b.union(a)).isEqualTo(a.union(b));
        assertThat(a.union(new Rectangle(3, 4, 1, 1))).isEqualTo(a);
    }

    @Test
    void isWrittenAsMessagesWriteIt() {
        assertThat(new Rectangle(1, 2, 3, 4)).hasToString("1,2 3x4");
    }
}

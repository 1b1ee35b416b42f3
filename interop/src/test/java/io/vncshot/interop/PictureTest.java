package io.vncshot.interop;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PictureTest {
    private static final Picture TWO_BY_TWO = new Picture(2, 2, new int[] {1, 2, 3, 4});

    @Test
    void samePixelsHaveNoDifference() {
        assertThat(TWO_BY_TWO.differenceFrom(new Picture(2, 2, new int[] {1, 2, 3, 4})))
                .isEmpty();
    }

    @Test
    void differenceNamesCountAreaAndFirstPixel() {
        assertThat(TWO_BY_TWO.differenceFrom(new Picture(2, 2, new int[] {1, 7, 3, 8})))
                .isEqualTo("2 pixels differ within x 1..1, y 0..1, the first at 1,0: 2, should be 7");
    }

    @Test
    void otherSizeIsADifference() {
        assertThat(TWO_BY_TWO.differenceFrom(new Picture(4, 1, new int[4]))).isEqualTo("size 2x2, should be 4x1");
    }

    @Test
    void cropTakesRowsAndColumns() {
        assertThat(TWO_BY_TWO.crop(1, 0, 1, 2).rgb()).containsExactly(2, 4);
    }

    @Test
    void ppmIsReadWhole() {
        byte[] ppm = "P6\n2 1\n255\nabcdef".getBytes(StandardCharsets.US_ASCII);

        assertThat(Ppm.parse(ppm).rgb()).containsExactly(0xFF616263, 0xFF646566);
    }

    @Test
    void ppmCutShortIsRejected() {
        byte[] ppm = "P6\n2 1\n255\nabcde".getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> Ppm.parse(ppm)).isInstanceOf(IllegalArgumentException.class);
    }
}

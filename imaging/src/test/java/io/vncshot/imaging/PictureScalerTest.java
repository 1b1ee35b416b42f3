package io.vncshot.imaging;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PictureScalerTest {
    @Test
    void newPixelIsTheAverageOfWhatItCovers() {
        Picture picture = Picture.of(new int[] {0xFF000000, 0xFFFF0000, 0xFF00FF00, 0xFF0000FF}, 2, 2);
        assertThat(PictureScaler.shrink(picture, 1, 1).argb()).containsExactly(0xFF404040);
    }

    @Test
    void pixelsThatAreCoveredInPartCountInPart() {
        Picture picture = Picture.of(new int[] {0xFF000000, 0xFF0000FF, 0xFF000000}, 3, 1);
        assertThat(PictureScaler.shrink(picture, 2, 1).argb()).containsExactly(0xFF000055, 0xFF000055);
    }

    @Test
    void flatColoursStayExact() {
        int[] argb = new int[101 * 67];
        Arrays.fill(argb, 0xFFF8F4FB);
        assertThat(PictureScaler.shrink(Picture.of(argb, 101, 67), 33, 50).argb())
                .containsOnly(0xFFF8F4FB);
    }

    @Test
    void pictureOfAnotherSizeIsInTheMiddleOnBlackAndNotEnlarged() {
        Picture small = Picture.of(new int[] {0xFFFFFFFF}, 1, 1);
        Picture fitted = PictureScaler.fit(small, 3, 3);
        assertThat(fitted.argb()[4]).isEqualTo(0xFFFFFFFF);
        assertThat(fitted.argb()).containsOnlyOnce(0xFFFFFFFF);
        assertThat(fitted.argb()[0]).isEqualTo(0xFF000000);
        int[] wide = new int[8];
        Arrays.fill(wide, 0xFF123456);
        assertThat(PictureScaler.fit(Picture.of(wide, 4, 2), 2, 3).argb())
                .containsExactly(0xFF000000, 0xFF000000, 0xFF123456, 0xFF123456, 0xFF000000, 0xFF000000);
    }

    @Test
    void nothingIsMadeLarger() {
        assertThatThrownBy(() -> PictureScaler.shrink(Picture.of(new int[4], 2, 2), 3, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2x2");
    }
}

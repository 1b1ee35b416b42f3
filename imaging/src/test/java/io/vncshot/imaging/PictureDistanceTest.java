package io.vncshot.imaging;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class PictureDistanceTest {
    private static final int BLACK = 0xFF000000;
    private static final int WHITE = 0xFFFFFFFF;

    @Test
    void equalPicturesAreAtDistanceZeroAndBlackAndWhiteAt255() {
        assertThat(PictureDistance.perceptual(picture(BLACK, WHITE), picture(BLACK, WHITE)))
                .isZero();
        assertThat(PictureDistance.perceptual(picture(BLACK, BLACK), picture(WHITE, WHITE)))
                .isCloseTo(255, within(1e-9));
        assertThat(PictureDistance.perceptual(picture(BLACK, BLACK), picture(WHITE, BLACK)))
                .isCloseTo(127.5, within(1e-9));
    }

    @Test
    void pixelsAreComparedAtTheirPlaces() {
        assertThat(PictureDistance.perceptual(picture(BLACK, WHITE), picture(WHITE, BLACK)))
                .isCloseTo(255, within(1e-9));
        assertThat(PictureDistance.histogram(picture(BLACK, WHITE), picture(WHITE, BLACK)))
                .isZero();
    }

    @Test
    void greenCountsMoreThanRedAndRedMoreThanBlue() {
        double red = PictureDistance.perceptual(picture(BLACK), picture(0xFFFF0000));
        double green = PictureDistance.perceptual(picture(BLACK), picture(0xFF00FF00));
        double blue = PictureDistance.perceptual(picture(BLACK), picture(0xFF0000FF));

        assertThat(green).isGreaterThan(red);
        assertThat(red).isGreaterThan(blue);
    }

    @Test
    void transparentPixelsOfTheReferenceMatchAnythingAndDoNotCount() {
        assertThat(PictureDistance.perceptual(picture(WHITE, BLACK), picture(0x00123456, BLACK)))
                .isZero();
        assertThat(PictureDistance.perceptual(picture(WHITE, BLACK), picture(0x00123456, WHITE)))
                .isCloseTo(255, within(1e-9));
    }

    @Test
    void histogramOfOneChangedPixelIsThatOfVncdotool() {
        assertThat(PictureDistance.histogram(picture(BLACK, BLACK), picture(BLACK, WHITE)))
                .isCloseTo(Math.sqrt(6 / 768.0), within(1e-12));
    }

    @Test
    void otherSizesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PictureDistance.perceptual(picture(BLACK), picture(BLACK, BLACK)))
                .withMessage("pictures of 1x1 and 2x1: must be of one size");
    }

    private static Picture picture(int... pixels) {
        return Picture.of(pixels, pixels.length, 1);
    }
}

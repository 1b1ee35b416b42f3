package io.vncshot.imaging;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PictureDoublerTest {
    @Test
    void oneColourStaysOneShade() {
        int[] argb = new int[6];
        Arrays.fill(argb, 0xFF336699);

        Picture doubled = PictureDoubler.doubledGrey(Picture.of(argb, 3, 2));

        assertThat(doubled.width()).isEqualTo(6);
        assertThat(doubled.height()).isEqualTo(4);
        assertThat(doubled.argb()).hasSize(24).containsOnly(0xFF5C5C5C);
    }

    @Test
    void edgeIsAsSteepAsCubicConvolutionMakesIt() {
        int[] argb = {0xFF646464, 0xFF646464, 0xFFC8C8C8, 0xFFC8C8C8};

        Picture doubled = PictureDoubler.doubledGrey(Picture.of(argb, 4, 1));

        // By hand: 100 and 200, less or more by the weights of the other ones.
        int[] shades = {100, 98, 93, 120, 180, 207, 202, 200};
        assertThat(red(doubled)).startsWith(shades).hasSize(16).endsWith(shades);
    }

    @Test
    void overshootStaysWithinBlackAndWhite() {
        int[] argb = {0xFF000000, 0xFF000000, 0xFFFFFFFF, 0xFFFFFFFF};

        Picture doubled = PictureDoubler.doubledGrey(Picture.of(argb, 1, 4));

        assertThat(red(doubled)).containsExactly(0, 0, 0, 0, 0, 0, 52, 52, 203, 203, 255, 255, 255, 255, 255, 255);
    }

    @Test
    void partOfAPictureIsDoubledAlone() {
        int[] argb = {0xFFFF0000, 0xFF101010, 0xFFFF0000, 0xFF101010};

        assertThat(PictureDoubler.doubledGrey(Picture.of(argb, 2, 2).crop(1, 0, 1, 2))
                        .argb())
                .hasSize(8)
                .containsOnly(0xFF101010);
    }

    private static int[] red(Picture picture) {
        return Arrays.stream(picture.argb()).map(pixel -> pixel >> 16 & 0xFF).toArray();
    }
}

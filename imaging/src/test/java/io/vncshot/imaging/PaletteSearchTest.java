package io.vncshot.imaging;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PaletteSearchTest {
    private static final int WIDTH = 300;
    private static final int HEIGHT = 500;

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 2", "4, 2", "5, 4", "16, 4", "17, 8", "256, 8"})
    void bitDepthIsTheLeastThatNumbersAllColours(int colours, int bitDepth) {
        Palette palette = PaletteSearch.search(Pictures.ofColours(colours, WIDTH, HEIGHT), 1)
                .orElseThrow();

        assertThat(palette.bitDepth()).isEqualTo(bitDepth);
        assertThat(palette.rgb()).hasSize(3 * colours);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void pictureOf257ColoursHasNoPalette(int threads) {
        assertThat(PaletteSearch.search(Pictures.ofColours(257, WIDTH, HEIGHT), threads))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void lastPixelCounts(int threads) {
        Picture picture = Pictures.ofColours(256, WIDTH, HEIGHT);
        picture.argb()[WIDTH * HEIGHT - 1] = 0xFF123456;

        assertThat(PaletteSearch.search(picture, threads)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void coloursOfBothHalvesCountTogether(int threads) {
        int[] argb = new int[WIDTH * HEIGHT];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = i < argb.length / 2 ? i % 150 : 1000 + i % 150;
        }

        assertThat(PaletteSearch.search(Picture.of(argb, WIDTH, HEIGHT), threads))
                .isEmpty();
    }

    @Test
    void coloursAreInTheOrderOfTheirFirstPixelsForAnyNumberOfThreads() {
        int[] argb = new int[WIDTH * HEIGHT];
        Arrays.fill(argb, 0, argb.length / 2, 0xFF000001);
        Arrays.fill(argb, argb.length / 2, argb.length, 0xFF000003);
        argb[40_000] = 0xFF000002;
        argb[argb.length - 5] = 0xFF000001;
        argb[argb.length - 1] = 0xFF000004;
        Picture picture = Picture.of(argb, WIDTH, HEIGHT);

        for (int threads : new int[] {1, 2, 7}) {
            Palette palette = PaletteSearch.search(picture, threads).orElseThrow();
            assertThat(palette.rgb()).containsExactly(0, 0, 1, 0, 0, 2, 0, 0, 3, 0, 0, 4);
        }
    }

    @Test
    void coloursThatDifferInAlphaOnlyAreOne() {
        Picture picture = Picture.of(new int[] {0x00112233, 0xFF112233, 0x80112233}, 3, 1);

        assertThat(PaletteSearch.search(picture, 1).orElseThrow().rgb()).containsExactly(0x11, 0x22, 0x33);
    }

    @Test
    void onlyThePicturesOwnPixelsCount() {
        Picture whole = Pictures.noise(40, 40);
        for (int y = 10; y < 20; y++) {
            Arrays.fill(whole.argb(), y * 40 + 5, y * 40 + 35, 0xFF00FF00);
        }

        assertThat(PaletteSearch.search(whole.crop(5, 10, 30, 10), 1)
                        .orElseThrow()
                        .rgb())
                .hasSize(3);
        assertThat(PaletteSearch.search(whole.crop(5, 10, 31, 10), 1)
                        .orElseThrow()
                        .rgb())
                .hasSizeGreaterThan(3);
    }
}

package io.vncshot.imaging;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class StripSampleTest {
    private static final int WIDTH = 1920;
    private static final int HEIGHT = 60;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 45})
    void nothingRepeatsInAPhoto(int rows) {
        assertThat(codingOf(Pictures.photo(WIDTH, HEIGHT), rows)).isEqualTo(Coding.PHOTO);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 45})
    void differencesRepeatInAGradientThoughNoPixelDoes(int rows) {
        int[] argb = new int[255 * HEIGHT];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = i % 255 << 16 | i / 255;
        }

        assertThat(codingOf(Picture.of(argb, 255, HEIGHT), rows)).isEqualTo(Coding.SCREEN);
    }

    @Test
    void flatAreaIsAScreen() {
        assertThat(codingOf(Picture.of(new int[WIDTH * HEIGHT], WIDTH, HEIGHT), 45))
                .isEqualTo(Coding.SCREEN);
    }

    @Test
    void lettersAreText() {
        assertThat(codingOf(Pictures.colouredText(WIDTH, HEIGHT), 45)).isEqualTo(Coding.TEXT);
    }

    // Rows go up and down by the step in turn; -16 to 15 is little.
    @Test
    void stepsOf15AreLittleAndOf17AreNot() {
        assertThat(codingOf(stepping(15), 45)).isEqualTo(Coding.SCREEN);
        assertThat(codingOf(stepping(17), 45)).isEqualTo(Coding.TEXT);
    }

    private static Picture stepping(int step) {
        int[] argb = new int[WIDTH * HEIGHT];
        for (int i = 0; i < argb.length; i++) {
            boolean isUp = i / WIDTH % 2 == 0 && i % 30 < 10;
            argb[i] = 0x800080 + (isUp ? step << 8 : 0);
        }
        return Picture.of(argb, WIDTH, HEIGHT);
    }

    @Test
    void tiledTextureIsAScreen() {
        Picture noise = Pictures.photo(WIDTH, HEIGHT);
        int[] argb = noise.argb();
        for (int i = 64; i < argb.length; i++) {
            argb[i] = argb[i - 64];
        }

        assertThat(codingOf(noise, 50)).isNotEqualTo(Coding.PHOTO);
    }

    @Test
    void doubledRowsAreNoPhoto() {
        Picture noise = Pictures.noise(WIDTH, HEIGHT);
        for (int y = 1; y < HEIGHT; y += 2) {
            System.arraycopy(noise.argb(), (y - 1) * WIDTH, noise.argb(), y * WIDTH, WIDTH);
        }

        assertThat(codingOf(noise, 50)).isNotEqualTo(Coding.PHOTO);
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 63, 64, 65, 69, 70, 2049})
    void rowsAreSampledWithinTheirWidth(int width) {
        assertThat(codingOf(Pictures.noise(width, HEIGHT), 50)).isEqualTo(Coding.PHOTO);
    }

    @Test
    void rowsTooNarrowForASampleAreAScreen() {
        assertThat(codingOf(Pictures.noise(5, HEIGHT), 50)).isEqualTo(Coding.SCREEN);
    }

    @Test
    void rowWithoutOneAboveItIsNoSample() {
        assertThat(new StripSample(Pictures.noise(300, 1)).codingOf(0, 1)).isEqualTo(Coding.SCREEN);
        assertThat(new StripSample(Pictures.noise(300, 2)).codingOf(0, 2)).isEqualTo(Coding.PHOTO);
    }

    private static Coding codingOf(Picture picture, int rows) {
        return new StripSample(picture).codingOf(10, rows);
    }
}

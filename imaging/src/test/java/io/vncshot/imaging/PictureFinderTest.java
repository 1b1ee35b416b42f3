package io.vncshot.imaging;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PictureFinderTest {
    private static final int WIDTH = 60;
    private static final int HEIGHT = 40;

    private final int[] pixels = new SplittableRandom(5)
            .ints(WIDTH * HEIGHT)
            .map(i -> i | 0xFF000000)
            .toArray();
    private final Picture screen = Picture.of(pixels, WIDTH, HEIGHT);

    @Test
    void partIsFoundWhereItIsAlsoAtTheEdges() {
        for (int[] place : new int[][] {{0, 0}, {WIDTH - 9, HEIGHT - 7}, {17, 23}}) {
            Picture part = copy(screen.crop(place[0], place[1], 9, 7));

            assertThat(new PictureFinder(part, 0).find(screen))
                    .hasValue(new PictureFinder.Match(place[0], place[1], 0));
        }
        assertThat(new PictureFinder(copy(screen), 0).find(screen)).hasValue(new PictureFinder.Match(0, 0, 0));
    }

    @Test
    void onePixelMoreThanTheLimitAllowsIsNotFound() {
        Picture part = copy(screen.crop(17, 23, 10, 10));
        part.argb()[55] ^= 0x00FF00;
        double distance = PictureDistance.perceptual(screen.crop(17, 23, 10, 10), part);

        assertThat(new PictureFinder(part, 0).find(screen)).isEmpty();
        assertThat(new PictureFinder(part, distance * 0.99).find(screen)).isEmpty();
        assertThat(new PictureFinder(part, distance).find(screen)).hasValue(new PictureFinder.Match(17, 23, distance));
    }

    @Test
    void bestPlaceIsChosenNotTheFirst() {
        Picture part = copy(screen.crop(40, 30, 8, 8));
        for (int y = 0; y < 8; y++) {
            System.arraycopy(part.argb(), y * 8, pixels, (y + 2) * WIDTH + 3, 8);
        }
        pixels[2 * WIDTH + 3] ^= 0x000001;

        assertThat(new PictureFinder(part, 5).find(screen)).hasValue(new PictureFinder.Match(40, 30, 0));
    }

    @Test
    void topmostOfEqualPlacesIsChosen() {
        int[] plain = new int[WIDTH * HEIGHT];
        java.util.Arrays.fill(plain, 0xFF336699);

        assertThat(new PictureFinder(Picture.of(new int[] {0xFF336699}, 1, 1), 0)
                        .find(Picture.of(plain, WIDTH, HEIGHT)))
                .hasValue(new PictureFinder.Match(0, 0, 0));
    }

    @Test
    void transparentPixelsMatchAnything() {
        Picture part = copy(screen.crop(20, 10, 8, 8));
        for (int i = 0; i < 32; i++) {
            part.argb()[i] = 0x00FFFFFF;
        }

        assertThat(new PictureFinder(part, 0).find(screen)).hasValue(new PictureFinder.Match(20, 10, 0));
    }

    @Test
    void everyPlaceIsTheOneThatLookingEverywhereFinds() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 20; round++) {
            int[] few = new int[30 * 20];
            for (int i = 0; i < few.length; i++) {
                few[i] = 0xFF000000 | random.nextInt(4) * 0x202020;
            }
            Picture small = Picture.of(few, 30, 20);
            Picture part = copy(small.crop(random.nextInt(26), random.nextInt(16), 4, 4));
            part.argb()[random.nextInt(16)] ^= 0x103000;

            double best = Double.MAX_VALUE;
            for (int y = 0; y <= 16; y++) {
                for (int x = 0; x <= 26; x++) {
                    best = Math.min(best, PictureDistance.perceptual(small.crop(x, y, 4, 4), part));
                }
            }
            assertThat(new PictureFinder(part, 20).find(small).map(PictureFinder.Match::distance))
                    .as("round " + round)
                    .hasValue(best);
        }
    }

    /** Large enough for two threads and for every way to rule places out. */
    @Test
    void onLargeScreensToo() {
        SplittableRandom random = new SplittableRandom(21);
        int width = 420;
        int height = 260;
        for (int round = 0; round < 8; round++) {
            int[] tiles = new int[width * height];
            for (int i = 0; i < tiles.length; i++) {
                // The same again and again, so that many places are like one another.
                int tile = i % width % 70 / 7 + i / width % 52 / 4;
                tiles[i] = 0xFF000000 | (tile % 3 == 0 ? 0xFFFFFF : 0x306090) + random.nextInt(round % 2 + 1);
            }
            Picture large = Picture.of(tiles, width, height);
            Picture part = copy(large.crop(random.nextInt(width - 40), random.nextInt(height - 25), 40, 25));
            for (int i = 0; i < 30 * (round / 4); i++) {
                part.argb()[random.nextInt(part.argb().length)] ^= 0x404040;
            }
            double limit = round < 6 ? 4 : 0.5;
            assertThat(new PictureFinder(part, limit).find(large))
                    .as("round " + round)
                    .isEqualTo(lookEverywhere(large, part, limit));
        }
    }

    private static Optional<PictureFinder.Match> lookEverywhere(Picture screen, Picture part, double limit) {
        Optional<PictureFinder.Match> best = Optional.empty();
        for (int y = 0; y + part.height() <= screen.height(); y++) {
            for (int x = 0; x + part.width() <= screen.width(); x++) {
                double distance = PictureDistance.perceptual(screen.crop(x, y, part.width(), part.height()), part);
                if (distance <= limit
                        && (best.isEmpty() || distance < best.get().distance())) {
                    best = Optional.of(new PictureFinder.Match(x, y, distance));
                }
            }
        }
        return best;
    }

    /** Shapes whose largest opaque rectangle is somewhere else each time, also a single pixel. */
    @Test
    void picturesWithHolesToo() {
        SplittableRandom random = new SplittableRandom(31);
        for (int round = 0; round < 30; round++) {
            int width = 1 + random.nextInt(30);
            int height = 1 + random.nextInt(25);
            int x = random.nextInt(WIDTH - width + 1);
            int y = random.nextInt(HEIGHT - height + 1);
            Picture part = copy(screen.crop(x, y, width, height));
            for (int i = 0; i < part.argb().length; i++) {
                part.argb()[i] ^= random.nextInt(1 + round / 10 * 8);
                boolean hole = random.nextInt(30) < round % 10;
                part.argb()[i] &= hole ? 0xFFFFFF : -1;
            }
            assertThat(new PictureFinder(part, 40).find(screen))
                    .as("round " + round)
                    .isEqualTo(lookEverywhere(screen, part, 40));
        }
    }

    @Test
    void invisiblePictureIsAtTheTopLeft() {
        assertThat(new PictureFinder(Picture.of(new int[4], 2, 2), 0).find(screen))
                .hasValue(new PictureFinder.Match(0, 0, 0));
    }

    /** What is grey and what is faded has the same shapes: it must not be taken for the picture. */
    @Test
    void noiseIsForgivenAndFadingIsNot() {
        Picture part = copy(screen.crop(5, 6, 30, 20));
        int[] noisy = pixels.clone();
        int[] faded = pixels.clone();
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < pixels.length; i++) {
            noisy[i] ^= random.nextInt(4) * 0x010101;
            faded[i] = 0xFF808080 | (pixels[i] >> 1 & 0x7F7F7F);
        }
        double limit = 0.01 * 255;
        assertThat(new PictureFinder(part, limit).find(Picture.of(noisy, WIDTH, HEIGHT)))
                .map(match -> match.x() + "," + match.y())
                .hasValue("5,6");
        assertThat(new PictureFinder(part, limit).find(Picture.of(faded, WIDTH, HEIGHT)))
                .isEmpty();
    }

    @Test
    void pictureLargerThanTheScreenIsNotFound() {
        Picture large = Picture.of(new int[(WIDTH + 1) * 2], WIDTH + 1, 2);

        assertThat(new PictureFinder(large, 255).find(screen)).isEmpty();
    }

    private static Picture copy(Picture view) {
        int[] copy = new int[view.width() * view.height()];
        for (int y = 0; y < view.height(); y++) {
            System.arraycopy(view.argb(), view.rowStart(y), copy, y * view.width(), view.width());
        }
        return Picture.of(copy, view.width(), view.height());
    }
}

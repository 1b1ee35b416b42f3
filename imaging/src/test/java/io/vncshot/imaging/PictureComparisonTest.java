package io.vncshot.imaging;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The counts themselves are held against pixelmatch's in the module interop. */
class PictureComparisonTest {
    private static final int WHITE = 0xFFFFFFFF;
    private static final int BLACK = 0xFF000000;
    private static final PictureComparison.Rule ALL =
            new PictureComparison.Rule(0.1, PictureComparison.Smoothing.COUNTED);

    @Test
    void equalPicturesDoNotDiffer() {
        Picture picture = Pictures.photo(40, 30);
        PictureDifference difference = compare(picture, picture, PictureComparison.Rule.DEFAULT);
        assertThat(difference.different()).isZero();
        assertThat(difference.compared()).isEqualTo(1200);
        assertThat(difference.areas(3)).isEmpty();
    }

    @Test
    void differenceUpToTheThresholdIsNone() {
        // 51 of 255 steps, of the 0.966 from black to white: 0.1932.
        Picture first = filled(4, 4, 0xFF000000);
        Picture second = filled(4, 4, 0xFF333333);
        assertThat(compare(first, second, rule(0.1933)).different()).isZero();
        assertThat(compare(first, second, rule(0.1931)).different()).isEqualTo(16);
    }

    /** Colours that are near are found to be so in a shorter way. */
    @Test
    void pixelsDifferThatAreFurtherApartThanTheThreshold() {
        SplittableRandom random = new SplittableRandom(3);
        for (double threshold : new double[] {0, 0.02, 0.1, 0.5, 0.99, 1}) {
            int[] first = new int[4000];
            int[] second = new int[first.length];
            long expected = 0;
            for (int i = 0; i < first.length; i++) {
                first[i] = random.nextInt() | 0xFF000000;
                int reach = 1 + random.nextInt(255);
                second[i] = 0xFF000000;
                for (int shift = 0; shift < 24; shift += 8) {
                    int level = (first[i] >> shift & 0xFF) + random.nextInt(2 * reach + 1) - reach;
                    second[i] |= Math.max(0, Math.min(255, level)) << shift;
                }
                boolean differs = first[i] != second[i];
                double limit = YiqDistance.LARGEST * threshold * threshold;
                expected += differs && YiqDistance.squared(first[i], second[i], i) > limit ? 1 : 0;
            }
            PictureDifference difference =
                    compare(Picture.of(first, 100, 40), Picture.of(second, 100, 40), rule(threshold));
            assertThat(difference.different()).as("at " + threshold).isEqualTo(expected);
        }
    }

    @Test
    void smallestDifferenceCountsAtThresholdZero() {
        Picture first = filled(4, 4, 0xFF000000);
        Picture second = filled(4, 4, 0xFF000001);
        assertThat(compare(first, second, rule(0)).different()).isEqualTo(16);
    }

    @Test
    void thresholdsOutOfRangeAreRejected() {
        assertThatThrownBy(() -> rule(1.01))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("threshold 1.01: must be from 0 to 1");
        assertThatThrownBy(() -> rule(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void smoothedEdgeIsLeftOutUnlessCounted() {
        Picture sharp = filled(9, 9, WHITE);
        Picture smooth = filled(9, 9, WHITE);
        for (int y = 0; y < 9; y++) {
            for (int x = 0; x < 4; x++) {
                sharp.argb()[y * 9 + x] = BLACK;
                smooth.argb()[y * 9 + x] = BLACK;
            }
        }
        smooth.argb()[4 * 9 + 4] = 0xFF808080;
        PictureDifference left = compare(sharp, smooth, PictureComparison.Rule.DEFAULT);
        assertThat(left.different()).isZero();
        assertThat(left.smoothing()).isEqualTo(1);
        assertThat(compare(sharp, smooth, ALL).different()).isEqualTo(1);
    }

    @Test
    void maskedPixelsAreNotCompared() {
        Picture first = filled(20, 10, WHITE);
        Picture second = filled(20, 10, BLACK);
        PictureMask mask = PictureMask.of(20, 10, List.of(new Area(0, 0, 10, 10)), List.of(new Area(0, 0, 5, 10)));
        PictureDifference difference = PictureComparison.compare(first, second, mask, ALL);
        assertThat(difference.compared()).isEqualTo(50);
        assertThat(difference.different()).isEqualTo(50);
        assertThat(difference.areas(1)).containsExactly(new PictureDifference.DifferentArea(new Area(5, 0, 5, 10), 50));
    }

    @Test
    void partsOfLargerPicturesAreComparedInPlace() {
        Picture whole = Pictures.noise(50, 40);
        Picture part = whole.crop(7, 5, 30, 20);
        Picture copy = Picture.of(Pictures.opaquePixels(part), 30, 20);
        for (int y = 0; y < 20; y++) {
            for (int x = 0; x < 30; x++) {
                copy.argb()[y * 30 + x] = part.argb()[part.rowStart(y) + x];
            }
        }
        copy.argb()[19 * 30 + 29] ^= 0x00FFFFFF;
        assertThat(compare(part, copy, rule(0)).different()).isEqualTo(1);
    }

    @Test
    void twoThreadsFindWhatOneFinds() {
        Picture first = Pictures.photo(400, 300);
        Picture second = Picture.of(first.argb().clone(), 400, 300);
        for (int i = 0; i < second.argb().length; i += 977) {
            second.argb()[i] = WHITE;
        }
        assertThat(compare(first, second, ALL).different()).isEqualTo((400 * 300 + 976) / 977);
    }

    @Test
    void areasComeLargestFirstWithTheirBounds() {
        Picture first = filled(200, 100, WHITE);
        Picture second = filled(200, 100, WHITE);
        fill(second, new Area(10, 10, 3, 2));
        fill(second, new Area(100, 50, 30, 40));
        fill(second, new Area(150, 2, 1, 1));
        assertThat(compare(first, second, ALL).areas(2))
                .containsExactly(
                        new PictureDifference.DifferentArea(new Area(100, 50, 30, 40), 1200),
                        new PictureDifference.DifferentArea(new Area(10, 10, 3, 2), 6));
    }

    @Test
    void drawingShowsWhatDiffersInRed() {
        Picture first = filled(4, 2, WHITE);
        Picture second = filled(4, 2, WHITE);
        fill(second, new Area(3, 1, 1, 1));
        PictureMask mask = PictureMask.of(4, 2, List.of(), List.of(new Area(0, 0, 1, 1)));
        Picture drawn = PictureComparison.compare(first, second, mask, ALL).drawn();
        assertThat(drawn.argb()[7]).isEqualTo(0xFFFF0000);
        assertThat(drawn.argb()[1]).isEqualTo(WHITE);
        assertThat(drawn.argb()[0]).isEqualTo(0xFFCFCFFF);
    }

    @Test
    void picturesOfTwoSizesAreRejected() {
        Picture first = filled(4, 2, WHITE);
        Picture second = filled(4, 3, WHITE);
        assertThatThrownBy(() -> compare(first, second, ALL)).hasMessageContaining("must be of one size");
    }

    private static PictureDifference compare(Picture first, Picture second, PictureComparison.Rule rule) {
        return PictureComparison.compare(first, second, PictureMask.none(first.width(), first.height()), rule);
    }

    private static PictureComparison.Rule rule(double threshold) {
        return new PictureComparison.Rule(threshold, PictureComparison.Smoothing.COUNTED);
    }

    private static Picture filled(int width, int height, int colour) {
        return PicturePadding.pad(Picture.of(new int[] {colour}, 1, 1), width, height, colour);
    }

    private static void fill(Picture picture, Area area) {
        for (int y = area.y(); y < area.y() + area.height(); y++) {
            for (int x = area.x(); x < area.x() + area.width(); x++) {
                picture.argb()[y * picture.width() + x] = BLACK;
            }
        }
    }
}

package io.vncshot.rfb.screen;

import io.vncshot.rfb.protocol.Rectangle;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Against an array of booleans, over the widths at which words begin and end. */
class PaintedPixelsTest {
    private static final int HEIGHT = 5;
    private static final int STEPS = 400;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 63, 64, 65, 127, 128, 129, 200})
    void paintedAndCopiedRectanglesAreThoseOfAPlainArray(int width) {
        SplittableRandom random = new SplittableRandom(width);
        PaintedPixels painted = new PaintedPixels(width, HEIGHT);
        boolean[][] expected = new boolean[HEIGHT][width];
        for (int step = 0; step < STEPS; step++) {
            Rectangle area = anyRectangle(random, width);
            if (step % 100 == 99) {
                painted.clear();
                expected = new boolean[HEIGHT][width];
            } else if (random.nextInt(3) == 0) {
                int x = random.nextInt(width - area.width() + 1);
                int y = random.nextInt(HEIGHT - area.height() + 1);
                painted.copy(x, y, area);
                expected = copied(expected, x, y, area);
            } else {
                painted.add(area.x(), area.y(), area.width(), area.height());
                fill(expected, area);
            }
            check(painted, expected, width);
        }
    }

    private static Rectangle anyRectangle(SplittableRandom random, int width) {
        int x = random.nextInt(width + 1);
        int y = random.nextInt(HEIGHT + 1);
        return new Rectangle(x, y, random.nextInt(width - x + 1), random.nextInt(HEIGHT - y + 1));
    }

    private static void fill(boolean[][] rows, Rectangle area) {
        for (int y = area.y(); y < area.y() + area.height(); y++) {
            for (int x = area.x(); x < area.x() + area.width(); x++) {
                rows[y][x] = true;
            }
        }
    }

    private static boolean[][] copied(boolean[][] rows, int fromX, int fromY, Rectangle area) {
        boolean[][] copy = new boolean[rows.length][];
        for (int y = 0; y < rows.length; y++) {
            copy[y] = rows[y].clone();
        }
        for (int y = 0; y < area.height(); y++) {
            System.arraycopy(rows[fromY + y], fromX, copy[area.y() + y], area.x(), area.width());
        }
        return copy;
    }

    private static void check(PaintedPixels painted, boolean[][] expected, int width) {
        int count = 0;
        int firstMissing = HEIGHT;
        Rectangle missing = new Rectangle(0, 0, 0, 0);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < width; x++) {
                if (expected[y][x]) {
                    count++;
                } else {
                    firstMissing = Math.min(firstMissing, y);
                    Rectangle pixel = new Rectangle(x, y, 1, 1);
                    missing = missing.isEmpty() ? pixel : missing.union(pixel);
                }
            }
        }
        assertThat(painted.count()).isEqualTo(count);
        assertThat(painted.firstMissingRow()).isEqualTo(firstMissing);
        assertThat(painted.isComplete()).isEqualTo(count == width * HEIGHT);
        assertThat(painted.missing()).isEqualTo(missing);
    }
}

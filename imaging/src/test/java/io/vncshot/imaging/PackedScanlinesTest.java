package io.vncshot.imaging;

import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Against the filters as PNG's third edition, §9.2, writes them, byte by byte. */
class PackedScanlinesTest {
    private static final int WIDTH = 37;
    private static final int HEIGHT = 9;

    @ParameterizedTest
    @CsvSource({"3,0", "3,1", "3,2", "3,3", "3,4", "4,0", "4,1", "4,2", "4,3", "4,4"})
    void everyFilterIsUndone(int channels, int filter) throws IOException {
        SplittableRandom random = new SplittableRandom(filter);
        byte[][] rows = new byte[HEIGHT][WIDTH * channels];
        for (byte[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                // Few values, so that neighbours are equal now and then.
                row[i] = (byte) (random.nextInt(4) * 85);
            }
        }
        int[] argb = new int[WIDTH * HEIGHT];
        PackedScanlines scanlines = new PackedScanlines(argb, WIDTH, channels);
        for (int y = 0; y < HEIGHT; y++) {
            scanlines.place(y, filtered(rows, y, filter, channels), 0);
        }
        for (int i = 0; i < argb.length; i++) {
            byte[] row = rows[i / WIDTH];
            int at = i % WIDTH * channels;
            int alpha = channels == 4 ? row[at + 3] & 0xFF : 0xFF;
            int rgb = (row[at] & 0xFF) << 16 | (row[at + 1] & 0xFF) << 8 | (row[at + 2] & 0xFF);
            assertThat(argb[i]).as("pixel " + i).isEqualTo(alpha << 24 | rgb);
        }
    }

    /** In one array, as they are inflated, and of few colours, as a desktop is. */
    @ParameterizedTest
    @CsvSource({"3,0", "3,2", "4,0", "4,2", "3,5", "4,5"})
    void blocksLikeThoseAboveThemAreRight(int channels, int filters) throws IOException {
        SplittableRandom random = new SplittableRandom(channels);
        int width = 150;
        byte[][] rows = new byte[60][width * channels];
        for (int y = 1; y < rows.length; y++) {
            rows[y] = rows[y - 1].clone();
            if (random.nextInt(3) == 0) {
                rows[y][random.nextInt(rows[y].length)] = (byte) random.nextInt(256);
            }
        }
        byte[] bytes = new byte[rows.length * (1 + width * channels)];
        for (int y = 0; y < rows.length; y++) {
            int filter = filters < 5 ? filters : random.nextInt(5);
            byte[] row = filtered(rows, y, filter, channels);
            System.arraycopy(row, 0, bytes, y * row.length, row.length);
        }
        int[] argb = new int[width * rows.length];
        PackedScanlines scanlines = new PackedScanlines(argb, width, channels);
        for (int y = 0; y < rows.length; y++) {
            scanlines.place(y, bytes, y * (1 + width * channels));
        }
        for (int i = 0; i < argb.length; i++) {
            byte[] row = rows[i / width];
            int at = i % width * channels;
            int alpha = channels == 4 ? row[at + 3] & 0xFF : 0xFF;
            int rgb = (row[at] & 0xFF) << 16 | (row[at + 1] & 0xFF) << 8 | (row[at + 2] & 0xFF);
            assertThat(argb[i]).as("pixel " + i).isEqualTo(alpha << 24 | rgb);
        }
    }

    private static byte[] filtered(byte[][] rows, int y, int filter, int channels) {
        byte[] bytes = new byte[1 + rows[y].length];
        bytes[0] = (byte) filter;
        for (int i = 0; i < rows[y].length; i++) {
            int left = i < channels ? 0 : rows[y][i - channels] & 0xFF;
            int above = y == 0 ? 0 : rows[y - 1][i] & 0xFF;
            int corner = i < channels || y == 0 ? 0 : rows[y - 1][i - channels] & 0xFF;
            int predicted = switch (filter) {
                case 0 -> 0;
                case 1 -> left;
                case 2 -> above;
                case 3 -> (left + above) / 2;
                default -> paeth(left, above, corner);
            };
            bytes[1 + i] = (byte) (rows[y][i] - predicted);
        }
        return bytes;
    }

    private static int paeth(int left, int above, int corner) {
        int estimate = left + above - corner;
        int toLeft = Math.abs(estimate - left);
        int toAbove = Math.abs(estimate - above);
        int toCorner = Math.abs(estimate - corner);
        if (toLeft <= toAbove && toLeft <= toCorner) {
            return left;
        }
        return toAbove <= toCorner ? above : corner;
    }

    @Test
    void unknownFilterIsRejected() {
        PackedScanlines scanlines = new PackedScanlines(new int[1], 1, 3);
        assertThatThrownBy(() -> scanlines.place(0, new byte[] {5, 0, 0, 0}, 0))
                .hasMessage("a damaged PNG file: filter 5 of a line");
    }
}

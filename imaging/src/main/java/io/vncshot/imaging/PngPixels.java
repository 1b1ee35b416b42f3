package io.vncshot.imaging;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Inflates, unfilters and places the scanlines of a PNG file (PNG, third edition, §7 to §10). */
final class PngPixels {
    /** Left, top, and the steps right and down, of each pass of Adam7. */
    private static final int[][] ADAM7 = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    private static final int[][] ONE_PASS = {{0, 0, 1, 1}};

    /** How much to inflate at once, or a line. */
    private static final int BLOCK = 1 << 16;

    private final PngHeader header;
    private final PngColours colours;
    private final Inflater inflater = new Inflater();
    private final int[] argb;
    /** Null for files with other samples than bytes, or with colours that have a meaning of their own. */
    private final @Nullable PackedScanlines packed;

    PngPixels(PngHeader header, PngColours colours) {
        this.header = header;
        this.colours = colours;
        this.argb = new int[header.width() * header.height()];
        boolean packs = !header.interlaced() && colours.areBytes();
        this.packed = packs ? new PackedScanlines(argb, header.width(), header.channels()) : null;
    }

    int[] read(byte[] data, int length) throws IOException {
        try {
            inflater.setInput(data, 0, length);
            for (int[] pass : header.interlaced() ? ADAM7 : ONE_PASS) {
                readPass(pass[0], pass[1], pass[2], pass[3]);
            }
            return argb;
        } finally {
            inflater.end();
        }
    }

    private void readPass(int left, int top, int right, int down) throws IOException {
        int columns = (header.width() - left + right - 1) / right;
        int rows = (header.height() - top + down - 1) / down;
        if (columns <= 0) {
            return;
        }
        int bytes = 1 + (int) (((long) columns * header.bitsPerPixel() + 7) / 8);
        byte[] block = new byte[bytes * Math.min(Math.max(1, rows), Math.max(1, BLOCK / bytes))];
        byte[] line = new byte[bytes - 1];
        byte[] above = new byte[bytes - 1];
        for (int row = 0; row < rows; row++) {
            int at = (int) (row * (long) bytes % block.length);
            if (at == 0) {
                inflate(block, (int) Math.min(block.length, (rows - row) * (long) bytes));
            }
            int y = top + row * down;
            if (packed != null) {
                packed.place(y, block, at);
                continue;
            }
            System.arraycopy(block, at + 1, line, 0, line.length);
            unfilter(block[at], line, above);
            int place = y * header.width() + left;
            boolean repeats = row > 0 && !header.interlaced() && Arrays.equals(line, above);
            if (repeats) {
                System.arraycopy(argb, place - columns, argb, place, columns);
            } else {
                colours.place(line, columns, argb, place, right);
            }
            byte[] spare = above;
            above = line;
            line = spare;
        }
    }

    private void inflate(byte[] target, int length) throws IOException {
        int done = 0;
        try {
            while (done < length) {
                int count = inflater.inflate(target, done, length - done);
                if (count == 0) {
                    throw new IOException("a PNG file with less data than its size needs");
                }
                done += count;
            }
        } catch (DataFormatException e) {
            throw new IOException("a damaged PNG file: its data cannot be inflated", e);
        }
    }

    private void unfilter(int filter, byte[] line, byte[] above) throws IOException {
        int distance = Math.max(1, header.bitsPerPixel() / 8);
        switch (filter) {
            case 0 -> {}
            case 1 -> {
                for (int i = distance; i < line.length; i++) {
                    line[i] += line[i - distance];
                }
            }
            case 2 -> {
                for (int i = 0; i < line.length; i++) {
                    line[i] += above[i];
                }
            }
            case 3 -> {
                for (int i = 0; i < line.length; i++) {
                    int left = i < distance ? 0 : line[i - distance] & 0xFF;
                    line[i] += (byte) ((left + (above[i] & 0xFF)) >> 1);
                }
            }
            case 4 -> {
                for (int i = 0; i < line.length; i++) {
                    int left = i < distance ? 0 : line[i - distance] & 0xFF;
                    int corner = i < distance ? 0 : above[i - distance] & 0xFF;
                    line[i] += (byte) paeth(left, above[i] & 0xFF, corner);
                }
            }
            default -> throw new IOException("a damaged PNG file: filter " + filter + " of a line");
        }
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
}

package io.vncshot.imaging;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Inflates, unfilters and places the scanlines of a PNG file (PNG, third edition, §7 to §10). */
final class PngPixels {
    /** Left, top, and the steps right and down, of each pass of Adam7. */
    private static final int[][] ADAM7 = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    private static final int[][] ONE_PASS = {{0, 0, 1, 1}};

    private final PngHeader header;
    private final PngColours colours;
    private final Inflater inflater = new Inflater();
    private final int[] argb;

    PngPixels(PngHeader header, PngColours colours) {
        this.header = header;
        this.colours = colours;
        this.argb = new int[header.width() * header.height()];
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
        if (columns <= 0) {
            return;
        }
        int bytes = (int) (((long) columns * header.bitsPerPixel() + 7) / 8);
        byte[] line = new byte[bytes];
        byte[] above = new byte[bytes];
        byte[] filter = new byte[1];
        for (int y = top; y < header.height(); y += down) {
            inflate(filter);
            inflate(line);
            unfilter(filter[0], line, above);
            colours.place(line, columns, argb, y * header.width() + left, right);
            byte[] spare = above;
            above = line;
            line = spare;
        }
    }

    private void inflate(byte[] target) throws IOException {
        int done = 0;
        try {
            while (done < target.length) {
                int count = inflater.inflate(target, done, target.length - done);
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

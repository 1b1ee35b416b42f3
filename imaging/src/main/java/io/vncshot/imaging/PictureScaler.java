package io.vncshot.imaging;

import java.util.Arrays;

/** Makes pictures smaller: each new pixel is the average of what it covers. */
public final class PictureScaler {
    private static final int WHOLE = 256;

    private PictureScaler() {}

    /**
     * A picture in the middle of one of another size, on black; made smaller where it does not fit, never larger.
     *
     * @return the picture itself when it has that size
     */
    public static Picture fit(Picture picture, int width, int height) {
        if (picture.width() == width && picture.height() == height) {
            return picture;
        }
        double factor = Math.min(1, Math.min((double) width / picture.width(), (double) height / picture.height()));
        int innerWidth = Math.min(width, (int) Math.max(1, Math.round(picture.width() * factor)));
        int innerHeight = Math.min(height, (int) Math.max(1, Math.round(picture.height() * factor)));
        Picture inner = shrink(picture, innerWidth, innerHeight);
        int[] argb = new int[width * height];
        Arrays.fill(argb, 0xFF000000);
        int at = (height - innerHeight) / 2 * width + (width - innerWidth) / 2;
        for (int y = 0; y < innerHeight; y++) {
            System.arraycopy(inner.argb(), inner.rowStart(y), argb, at + y * width, innerWidth);
        }
        return Picture.of(argb, width, height);
    }

    /**
     * A picture in a size that is not larger.
     *
     * @throws IllegalArgumentException for one that is
     */
    public static Picture shrink(Picture picture, int width, int height) {
        if (width < 1 || height < 1 || width > picture.width() || height > picture.height()) {
            throw new IllegalArgumentException("a picture of " + picture.width() + "x" + picture.height()
                    + " cannot be shrunk to " + width + "x" + height);
        }
        if (width == picture.width() && height == picture.height()) {
            return picture;
        }
        Span[] columns = spans(picture.width(), width);
        Span[] rows = spans(picture.height(), height);
        int[] argb = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                argb[y * width + x] = average(picture, columns[x], rows[y]);
            }
        }
        return Picture.of(argb, width, height);
    }

    /** Which old pixels a new one covers, the first and the last in part: 256ths. */
    private record Span(int from, int to, int first, int last) {
        int weight(int at) {
            if (at == from) {
                return first;
            }
            return at == to - 1 ? last : WHOLE;
        }
    }

    private static Span[] spans(int size, int parts) {
        Span[] spans = new Span[parts];
        for (int i = 0; i < parts; i++) {
            long start = (long) i * size * WHOLE / parts;
            long end = (long) (i + 1) * size * WHOLE / parts;
            int from = (int) (start / WHOLE);
            int to = (int) ((end + WHOLE - 1) / WHOLE);
            int first = (int) Math.min(end - start, WHOLE - start % WHOLE);
            spans[i] = new Span(from, to, first, (int) (end - (to - 1L) * WHOLE));
        }
        return spans;
    }

    private static int average(Picture picture, Span columns, Span rows) {
        long red = 0;
        long green = 0;
        long blue = 0;
        long weights = 0;
        for (int y = rows.from; y < rows.to; y++) {
            int start = picture.rowStart(y);
            int rowWeight = rows.weight(y);
            for (int x = columns.from; x < columns.to; x++) {
                int pixel = picture.argb()[start + x];
                long weight = (long) rowWeight * columns.weight(x);
                red += weight * (pixel >> 16 & 0xFF);
                green += weight * (pixel >> 8 & 0xFF);
                blue += weight * (pixel & 0xFF);
                weights += weight;
            }
        }
        long half = weights / 2;
        return 0xFF000000
                | (int) ((red + half) / weights) << 16
                | (int) ((green + half) / weights) << 8
                | (int) ((blue + half) / weights);
    }
}

package io.vncshot.imaging;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Makes {@code 0xAARRGGBB} of a PNG file's samples. */
final class PngColours {
    private static final int OPAQUE = 0xFF000000;
    private static final int NO_SAMPLE = -1;

    private final PngHeader header;
    private final int[] palette;
    private final int max;
    private @Nullable PaletteTable table;
    /** The colour that is transparent in a file without alpha, in the file's own depth. */
    private final int[] transparent = {NO_SAMPLE, NO_SAMPLE, NO_SAMPLE};

    PngColours(PngHeader header, byte[] palette, byte[] transparency) throws IOException {
        this.header = header;
        this.max = (1 << header.depth()) - 1;
        this.palette = palette(header, palette, transparency);
        boolean keyed = header.colourType() == PngHeader.GREY || header.colourType() == PngHeader.TRUE_COLOUR;
        for (int i = 0; keyed && i < header.channels() && 2 * i + 1 < transparency.length; i++) {
            transparent[i] = (transparency[2 * i] & 0xFF) << 8 | (transparency[2 * i + 1] & 0xFF);
        }
    }

    private static int[] palette(PngHeader header, byte[] rgb, byte[] alpha) throws IOException {
        if (header.colourType() != PngHeader.PALETTE) {
            return new int[0];
        }
        if (rgb.length == 0 || rgb.length % 3 != 0) {
            throw new IOException(
                    "a PNG file with a palette of " + rgb.length + " bytes: three are needed for each colour");
        }
        int[] colours = new int[rgb.length / 3];
        for (int i = 0; i < colours.length; i++) {
            int opacity = i < alpha.length ? alpha[i] & 0xFF : 0xFF;
            colours[i] = argb(opacity, rgb[3 * i] & 0xFF, rgb[3 * i + 1] & 0xFF, rgb[3 * i + 2] & 0xFF);
        }
        return colours;
    }

    /** Whether the samples of a pixel are three or four bytes, and are what they are. */
    boolean areBytes() {
        boolean direct = header.colourType() == PngHeader.TRUE_COLOUR && transparent[0] == NO_SAMPLE;
        return header.depth() == 8 && (direct || header.colourType() == PngHeader.TRUE_COLOUR_ALPHA);
    }

    /** The pixels of a scanline, {@code step} apart in the target. */
    void place(byte[] line, int columns, int[] target, int at, int step) throws IOException {
        if (header.colourType() == PngHeader.PALETTE) {
            placeNumbers(line, columns, target, at, step);
            return;
        }
        for (int i = 0; i < columns; i++) {
            target[at + i * step] = pixel(line, i);
        }
    }

    /** By the table where pixels stand side by side; the rest, such as the pixels of a last byte that is not full, one by one. */
    private void placeNumbers(byte[] line, int columns, int[] target, int at, int step) throws IOException {
        if (table == null) {
            table = new PaletteTable(palette, header.depth());
        }
        int first = step == 1 ? table.place(line, columns, target, at) : 0;
        for (int i = first; i < columns; i++) {
            target[at + i * step] = colour(sample(line, i));
        }
    }

    /** Pixel x of a scanline. */
    private int pixel(byte[] line, int x) throws IOException {
        int first = x * header.channels();
        return switch (header.colourType()) {
            case PngHeader.PALETTE -> colour(sample(line, first));
            case PngHeader.GREY -> grey(sample(line, first));
            case PngHeader.GREY_ALPHA -> {
                int grey = eightBits(sample(line, first));
                yield argb(eightBits(sample(line, first + 1)), grey, grey, grey);
            }
            case PngHeader.TRUE_COLOUR -> rgb(sample(line, first), sample(line, first + 1), sample(line, first + 2));
            default ->
                argb(
                        eightBits(sample(line, first + 3)),
                        eightBits(sample(line, first)),
                        eightBits(sample(line, first + 1)),
                        eightBits(sample(line, first + 2)));
        };
    }

    private int colour(int index) throws IOException {
        if (index >= palette.length) {
            throw new IOException("a damaged PNG file: colour " + index + " of a palette of " + palette.length);
        }
        return palette[index];
    }

    private int grey(int sample) {
        int grey = eightBits(sample);
        return argb(sample == transparent[0] ? 0 : 0xFF, grey, grey, grey);
    }

    private int rgb(int red, int green, int blue) {
        int rgb = argb(0, eightBits(red), eightBits(green), eightBits(blue));
        boolean hidden = red == transparent[0] && green == transparent[1] && blue == transparent[2];
        return hidden ? rgb : OPAQUE | rgb;
    }

    private int sample(byte[] line, int index) {
        int depth = header.depth();
        if (depth == 8) {
            return line[index] & 0xFF;
        }
        if (depth == 16) {
            return (line[2 * index] & 0xFF) << 8 | (line[2 * index + 1] & 0xFF);
        }
        int bit = index * depth;
        return (line[bit >> 3] & 0xFF) >> (8 - depth - (bit & 7)) & max;
    }

    private int eightBits(int sample) {
        return max == 0xFF ? sample : (sample * 0xFF + max / 2) / max;
    }

    private static int argb(int alpha, int red, int green, int blue) {
        return alpha << 24 | red << 16 | green << 8 | blue;
    }
}

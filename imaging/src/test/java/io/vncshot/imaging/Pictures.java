package io.vncshot.imaging;

import java.util.SplittableRandom;

/** Pictures to write, the same at every run. */
final class Pictures {
    private Pictures() {}

    /** A picture of exactly this many colours, all used in the first pixels and then at random. */
    static Picture ofColours(int colours, int width, int height) {
        SplittableRandom random = new SplittableRandom(colours);
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            // The multiplier is odd: different numbers are different colours.
            int number = i < colours ? i : random.nextInt(colours);
            argb[i] = 0xFF000000 | ((number * 0x3A7F15) & 0xFFFFFF);
        }
        return Picture.of(argb, width, height);
    }

    /** What a camera's noise looks like: nothing repeats, but neighbours are near to one another. */
    static Picture photo(int width, int height) {
        SplittableRandom random = new SplittableRandom(7);
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            int base = 40 + 150 * (i % width) / width;
            int red = base + random.nextInt(24);
            int green = base + random.nextInt(24);
            int blue = 40 + 150 * (i / width) / height + random.nextInt(24);
            argb[i] = 0xFF000000 | red << 16 | green << 8 | blue;
        }
        return Picture.of(argb, width, height);
    }

    /** A gradient of thousands of colours: red grows to the right, green downwards. */
    static Picture gradient(int width, int height) {
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = 0xFF000060 | (i % width * 255 / width) << 16 | (i / width * 255 / height) << 8;
        }
        return Picture.of(argb, width, height);
    }

    /** Words of twelve letters, six pixels by twelve and space around, on white; every word has a colour of its own. */
    static Picture colouredText(int width, int height) {
        SplittableRandom random = new SplittableRandom(9);
        int[] letters = random.ints(12 * 16L, 0, 1 << 6).toArray();
        int[] text = random.ints((width / 8 + 1) * (height / 16 + 1L), 0, 12).toArray();
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            int x = i % width;
            int y = i / width;
            int letter = text[y / 16 * (width / 8 + 1) + x / 8];
            int word = y / 16 * 64 + x / 64;
            boolean ink = y % 16 < 12 && (letters[letter * 16 + y % 16] >> x % 8 & 1) != 0;
            argb[i] = ink ? 0xFF000000 | word * 0x010203 % 0x600000 : 0xFFFFFFFF;
        }
        return Picture.of(argb, width, height);
    }

    /** Any colours at all. */
    static Picture noise(int width, int height) {
        int[] argb = new SplittableRandom(5).ints((long) width * height).toArray();
        return Picture.of(argb, width, height);
    }

    /** The picture's own pixels, opaque and without gaps. */
    static int[] opaquePixels(Picture picture) {
        int[] pixels = new int[picture.width() * picture.height()];
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                int pixel = picture.argb()[picture.offset() + y * picture.stride() + x];
                pixels[y * picture.width() + x] = 0xFF000000 | pixel;
            }
        }
        return pixels;
    }
}

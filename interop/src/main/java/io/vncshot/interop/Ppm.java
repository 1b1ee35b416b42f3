package io.vncshot.interop;

/** A binary PPM picture, as QEMU's monitor writes it for {@code screendump}. */
final class Ppm {
    private final byte[] bytes;
    private int position;

    private Ppm(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IllegalArgumentException for anything but a complete P6 with 255 levels */
    static Picture parse(byte[] bytes) {
        return new Ppm(bytes).picture();
    }

    private Picture picture() {
        String magic = word();
        int width = Integer.parseInt(word());
        int height = Integer.parseInt(word());
        String max = word();
        if (!magic.equals("P6") || !max.equals("255") || bytes.length - position != width * height * 3) {
            throw new IllegalArgumentException(magic + " " + width + "x" + height + ", maximum " + max + ", "
                    + (bytes.length - position) + " bytes: must be P6, 255 and 3 bytes a pixel");
        }
        int[] rgb = new int[width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = 0xFF000000 | next() << 16 | next() << 8 | next();
        }
        return new Picture(width, height, rgb);
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int c = next(); c > ' '; c = next()) {
            word.append((char) c);
        }
        return word.toString();
    }

    private int next() {
        return Byte.toUnsignedInt(bytes[position++]);
    }
}

package io.vncshot.imaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Reads PNG files of every kind (PNG, third edition): grey, palette, true colour, alpha, all depths, interlaced. ImageIO
 * would do the same, but to start it costs a cold JVM more than a whole capture.
 */
public final class PngReader {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int CHUNK_FRAME = 12;

    private final byte[] file;
    private final CRC32 crc = new CRC32();
    private byte[] data = {};
    private int dataLength;
    private byte[] palette = {};
    private byte[] transparency = {};

    private PngReader(byte[] file) {
        this.file = file;
    }

    /**
     * Reads a picture, in 8 bits a channel. Where a file has no visible pixel at all, its alpha is taken for a mistake of who
     * wrote it, and all pixels for opaque.
     *
     * @throws IOException whose message is what is wrong with the file
     */
    public static Picture read(byte[] file) throws IOException {
        Picture picture = readExactly(file);
        makeOpaqueIfInvisible(picture.argb());
        return picture;
    }

    /**
     * The same, with the alpha that the file has.
     *
     * @throws IOException whose message is what is wrong with the file
     */
    public static Picture readExactly(byte[] file) throws IOException {
        return new PngReader(file).read();
    }

    /** Whether a file begins as PNG files do. */
    static boolean isPng(byte[] file) {
        return file.length >= SIGNATURE.length
                && Arrays.equals(file, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    private Picture read() throws IOException {
        if (!isPng(file)) {
            throw new IOException("not a PNG file");
        }
        int at = SIGNATURE.length;
        PngHeader header = PngHeader.parse(file, checkChunk(at), typeAt(at));
        while (!typeAt(at).equals("IEND")) {
            at += CHUNK_FRAME + intAt(at);
            int length = checkChunk(at);
            keep(typeAt(at), at + 8, length);
        }
        PngColours colours = new PngColours(header, palette, transparency);
        int[] argb = new PngPixels(header, colours).read(data, dataLength);
        return Picture.of(argb, header.width(), header.height());
    }

    private void keep(String type, int start, int length) throws IOException {
        switch (type) {
            case "IDAT" -> {
                if (data.length - dataLength < length) {
                    data = Arrays.copyOf(data, Math.max(dataLength + length, file.length));
                }
                System.arraycopy(file, start, data, dataLength, length);
                dataLength += length;
            }
            case "PLTE" -> palette = Arrays.copyOfRange(file, start, start + length);
            case "tRNS" -> transparency = Arrays.copyOfRange(file, start, start + length);
            default -> {
                boolean critical = Character.isUpperCase(type.charAt(0));
                if (critical && !type.equals("IEND")) {
                    throw new IOException("a PNG file with a chunk " + type + ", which is unknown");
                }
            }
        }
    }

    /** The length of the chunk's data. */
    private int checkChunk(int at) throws IOException {
        if (file.length - at < CHUNK_FRAME) {
            throw new IOException("a PNG file that is cut short");
        }
        int length = intAt(at);
        if (length < 0 || length > file.length - at - CHUNK_FRAME) {
            throw new IOException("a PNG file that is cut short, or with a chunk of a wrong length");
        }
        crc.reset();
        crc.update(file, at + 4, length + 4);
        if ((int) crc.getValue() != intAt(at + 8 + length)) {
            throw new IOException("a damaged PNG file: the checksum of chunk " + typeAt(at) + " is wrong");
        }
        return length;
    }

    private String typeAt(int at) {
        return new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
    }

    private int intAt(int at) {
        return PngHeader.intAt(file, at);
    }

    private static void makeOpaqueIfInvisible(int[] argb) {
        for (int pixel : argb) {
            if (pixel >>> 24 != 0) {
                return;
            }
        }
        for (int i = 0; i < argb.length; i++) {
            argb[i] |= 0xFF000000;
        }
    }
}

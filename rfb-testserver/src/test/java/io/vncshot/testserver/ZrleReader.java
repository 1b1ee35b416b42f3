package io.vncshot.testserver;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A plain reading of RFC 6143 §7.7.6 for 3-byte CPIXELs blue, green, red. One object reads one connection. */
final class ZrleReader implements AutoCloseable {
    private final Inflater inflater = new Inflater();
    private final List<Integer> subencodings = new ArrayList<>();
    private ByteArrayInputStream in = new ByteArrayInputStream(new byte[0]);

    /** The subencoding bytes of all tiles read so far. */
    List<Integer> subencodings() {
        return subencodings;
    }

    int[] read(byte[] data, int width, int height) throws DataFormatException {
        in = new ByteArrayInputStream(inflate(data));
        int[] picture = new int[width * height];
        for (int y = 0; y < height; y += 64) {
            for (int x = 0; x < width; x += 64) {
                int tileWidth = Math.min(64, width - x);
                int tileHeight = Math.min(64, height - y);
                int[] tile = tile(tileWidth, tileHeight);
                for (int i = 0; i < tile.length; i++) {
                    picture[(y + i / tileWidth) * width + x + i % tileWidth] = tile[i];
                }
            }
        }
        if (in.read() >= 0) {
            throw new IllegalStateException("bytes are left after the last tile");
        }
        return picture;
    }

    private byte[] inflate(byte[] data) throws DataFormatException {
        inflater.setInput(data);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] block = new byte[1000];
        int count = inflater.inflate(block);
        while (count > 0) {
            out.write(block, 0, count);
            count = inflater.inflate(block);
        }
        return out.toByteArray();
    }

    private int[] tile(int width, int height) {
        int subencoding = in.read();
        subencodings.add(subencoding);
        if (subencoding == 0) {
            return cpixels(width * height);
        }
        if (subencoding == 1) {
            return filled(width * height, cpixels(1)[0]);
        }
        if (subencoding <= 16) {
            return packed(cpixels(subencoding), width, height);
        }
        if (subencoding == 128) {
            return runs(new int[0], width * height);
        }
        if (subencoding >= 130) {
            return runs(cpixels(subencoding - 128), width * height);
        }
        throw new IllegalStateException("subencoding " + subencoding);
    }

    private int[] packed(int[] palette, int width, int height) {
        int bits = palette.length == 2 ? 1 : palette.length <= 4 ? 2 : 4;
        int[] tile = new int[width * height];
        for (int y = 0; y < height; y++) {
            int current = 0;
            for (int x = 0; x < width; x++) {
                int place = x * bits % 8;
                current = place == 0 ? in.read() : current;
                tile[y * width + x] = palette[(current >> (8 - bits - place)) & ((1 << bits) - 1)];
            }
        }
        return tile;
    }

    private int[] runs(int[] palette, int pixels) {
        int[] tile = new int[pixels];
        int done = 0;
        while (done < pixels) {
            int index = palette.length == 0 ? 128 : in.read();
            int colour = palette.length == 0 ? cpixels(1)[0] : palette[index & 127];
            int length = index >= 128 ? runLength() : 1;
            for (int end = done + length; done < end; done++) {
                tile[done] = colour;
            }
        }
        return tile;
    }

    private int runLength() {
        int length = 1;
        int more = in.read();
        while (more == 255) {
            length += 255;
            more = in.read();
        }
        return length + more;
    }

    private int[] cpixels(int count) {
        int[] pixels = new int[count];
        for (int i = 0; i < count; i++) {
            pixels[i] = in.read() | in.read() << 8 | in.read() << 16;
        }
        return pixels;
    }

    private static int[] filled(int count, int colour) {
        int[] pixels = new int[count];
        Arrays.fill(pixels, colour);
        return pixels;
    }

    @Override
    public void close() {
        inflater.end();
    }
}

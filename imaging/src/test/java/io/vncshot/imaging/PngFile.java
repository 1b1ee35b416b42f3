package io.vncshot.imaging;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import static org.assertj.core.api.Assertions.assertThat;

/** A PNG file taken apart as the specification says, with every rule checked on the way. */
record PngFile(int width, int height, int bitDepth, int colourType, List<Chunk> chunks) {
    record Chunk(String type, byte[] data) {}

    static PngFile parse(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file);
        byte[] signature = new byte[8];
        in.get(signature);
        assertThat(signature).isEqualTo(new byte[] {(byte) 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A});
        List<Chunk> chunks = new ArrayList<>();
        while (in.hasRemaining()) {
            chunks.add(readChunk(in));
        }
        assertOrder(chunks.stream().map(Chunk::type).toList());
        ByteBuffer header = ByteBuffer.wrap(chunks.get(0).data());
        PngFile png = new PngFile(header.getInt(), header.getInt(), header.get(), header.get(), chunks);
        assertThat(Arrays.copyOfRange(chunks.get(0).data(), 10, 13)).containsOnly(0);
        return png;
    }

    private static Chunk readChunk(ByteBuffer in) {
        byte[] data = new byte[in.getInt()];
        byte[] type = new byte[4];
        in.get(type).get(data);
        ByteArrayOutputStream checked = new ByteArrayOutputStream();
        checked.writeBytes(type);
        checked.writeBytes(data);
        String name = new String(type, StandardCharsets.US_ASCII);
        assertThat(in.getInt()).as("CRC of " + name).isEqualTo(crc(checked.toByteArray()));
        return new Chunk(name, data);
    }

    private static void assertOrder(List<String> types) {
        assertThat(types).startsWith("IHDR").endsWith("IEND");
        assertThat(types).containsOnlyOnce("IHDR", "IEND");
        assertThat(types.subList(types.indexOf("IDAT"), types.lastIndexOf("IDAT")))
                .containsOnly("IDAT");
        if (types.contains("PLTE")) {
            assertThat(types).containsOnlyOnce("PLTE");
            assertThat(types.indexOf("PLTE")).isLessThan(types.indexOf("IDAT"));
        }
    }

    List<byte[]> data(String type) {
        return chunks.stream()
                .filter(chunk -> chunk.type().equals(type))
                .map(Chunk::data)
                .toList();
    }

    int paletteSize() {
        return data("PLTE").get(0).length / 3;
    }

    /** The filtered rows. The zlib stream must be whole, its Adler-32 right, with nothing missing or left over. */
    byte[] scanlines() {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        data("IDAT").forEach(stream::writeBytes);
        int bitsPerPixel = colourType == 2 ? 3 * bitDepth : bitDepth;
        byte[] scanlines = new byte[height * (1 + (width * bitsPerPixel + 7) / 8)];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(stream.toByteArray());
            assertThat(inflater.inflate(scanlines)).isEqualTo(scanlines.length);
            assertThat(inflater.inflate(new byte[1])).isZero();
            assertThat(inflater.finished()).isTrue();
            assertThat(inflater.getRemaining()).isZero();
        } catch (DataFormatException e) {
            throw new AssertionError(e);
        } finally {
            inflater.end();
        }
        return scanlines;
    }

    /** The filter types of the rows. */
    byte[] filters() {
        byte[] scanlines = scanlines();
        byte[] filters = new byte[height];
        for (int y = 0; y < height; y++) {
            filters[y] = scanlines[y * (scanlines.length / height)];
        }
        return filters;
    }

    /** CRC-32 bit by bit (PNG, third edition, annex D), apart from the one that the writer uses. */
    private static int crc(byte[] bytes) {
        int crc = -1;
        for (byte b : bytes) {
            crc ^= b & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0xEDB88320;
            }
        }
        return ~crc;
    }
}

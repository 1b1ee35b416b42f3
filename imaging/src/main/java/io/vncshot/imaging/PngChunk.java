package io.vncshot.imaging;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;

/** PNG's chunk framing (PNG, third edition, §5.3): length, type, data, CRC over type and data. */
final class PngChunk {
    static final int HEADER = 0x49484452;
    static final int PALETTE = 0x504C5445;
    static final int DATA = 0x49444154;
    static final int END = 0x49454E44;
    static final int TEXT = 0x74455874;
    static final int INTERNATIONAL_TEXT = 0x69545874;

    /** Bytes of length and type before the data. */
    static final int HEAD = 8;

    /** Bytes of CRC after the data. */
    static final int TAIL = 4;

    private PngChunk() {}

    static void append(ByteArrayOutputStream out, int type, byte[] data) {
        byte[] chunk = new byte[HEAD + data.length + TAIL];
        System.arraycopy(data, 0, chunk, HEAD, data.length);
        frame(chunk, type, data.length);
        out.writeBytes(chunk);
    }

    /** Puts length, type and CRC around the data that stands at {@link #HEAD}. */
    static void frame(byte[] chunk, int type, int dataLength) {
        putInt(chunk, 0, dataLength);
        putInt(chunk, 4, type);
        CRC32 crc = new CRC32();
        crc.update(chunk, 4, 4 + dataLength);
        putInt(chunk, HEAD + dataLength, (int) crc.getValue());
    }

    static void putInt(byte[] target, int at, int value) {
        target[at] = (byte) (value >> 24);
        target[at + 1] = (byte) (value >> 16);
        target[at + 2] = (byte) (value >> 8);
        target[at + 3] = (byte) value;
    }
}

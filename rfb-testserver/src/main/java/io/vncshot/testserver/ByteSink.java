package io.vncshot.testserver;

import java.util.Arrays;

/** A growing byte array, big-endian. */
final class ByteSink {
    private byte[] bytes = new byte[256];
    private int length;

    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    /** The bytes so far are the first {@link #length} of this array, which the next write may replace. */
    byte[] array() {
        return bytes;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    void u8(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
    }

    void u16(int value) {
        reserve(2);
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
    }

    void u32(int value) {
        u16(value >>> 16);
        u16(value);
    }

    void bytes(byte... source) {
        reserve(source.length);
        System.arraycopy(source, 0, bytes, length, source.length);
        length += source.length;
    }

    /** Makes room for so many bytes and counts them as written. @return where they begin */
    int skip(int count) {
        reserve(count);
        int start = length;
        length += count;
        return start;
    }

    void truncate(int newLength) {
        length = newLength;
    }

    private void reserve(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }
}

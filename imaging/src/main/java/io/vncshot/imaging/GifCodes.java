package io.vncshot.imaging;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** GIF's kind of LZW (GIF89a, appendix F), in blocks of up to 255 bytes. */
final class GifCodes {
    private static final int MAX_CODE = 4095;
    private static final int MAX_BLOCK = 255;
    private static final int TABLE_BITS = 14;
    private static final int TABLE_MASK = (1 << TABLE_BITS) - 1;

    private final ByteArrayOutputStream out;
    private final int minBits;
    private final byte[] block = new byte[MAX_BLOCK];
    private final int[] keys = new int[1 << TABLE_BITS];
    private final short[] codes = new short[1 << TABLE_BITS];
    private int blockLength;
    private int bits;
    private int next;
    private int held;
    private int heldBits;

    private GifCodes(ByteArrayOutputStream out, int minBits) {
        this.out = out;
        this.minBits = minBits;
    }

    /** @param minBits of a number, at least 2 */
    static void write(ByteArrayOutputStream out, byte[] numbers, int minBits) {
        out.write(minBits);
        new GifCodes(out, minBits).write(numbers);
        out.write(0);
    }

    private void write(byte[] numbers) {
        clear();
        put(1 << minBits);
        int prefix = numbers[0] & 0xFF;
        for (int i = 1; i < numbers.length; i++) {
            int number = numbers[i] & 0xFF;
            // 0 marks a free place.
            int key = (prefix << 8 | number) + 1;
            int place = find(key);
            if (keys[place] == key) {
                prefix = codes[place];
                continue;
            }
            put(prefix);
            if (next <= MAX_CODE) {
                keys[place] = key;
                codes[place] = (short) next;
                // The reader is one entry behind, so codes grow after the first one that needs it.
                if (next == 1 << bits) {
                    bits++;
                }
                next++;
            } else {
                put(1 << minBits);
                clear();
            }
            prefix = number;
        }
        put(prefix);
        put((1 << minBits) + 1);
        end();
    }

    private void clear() {
        Arrays.fill(keys, 0);
        bits = minBits + 1;
        next = (1 << minBits) + 2;
    }

    private int find(int key) {
        int place = (key * 0x9E3779B1) >>> (32 - TABLE_BITS);
        while (keys[place] != key && keys[place] != 0) {
            place = (place + 1) & TABLE_MASK;
        }
        return place;
    }

    private void put(int code) {
        held |= code << heldBits;
        heldBits += bits;
        while (heldBits >= 8) {
            putByte(held);
            held >>>= 8;
            heldBits -= 8;
        }
    }

    private void putByte(int value) {
        block[blockLength++] = (byte) value;
        if (blockLength == MAX_BLOCK) {
            writeBlock();
        }
    }

    private void writeBlock() {
        out.write(blockLength);
        out.write(block, 0, blockLength);
        blockLength = 0;
    }

    private void end() {
        if (heldBits > 0) {
            putByte(held);
        }
        if (blockLength > 0) {
            writeBlock();
        }
    }
}

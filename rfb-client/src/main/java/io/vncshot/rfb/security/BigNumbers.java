package io.vncshot.rfb.security;

import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.protocol.RfbException;
import java.math.BigInteger;

/** Large numbers on the wire: big-endian, of a fixed length, never negative. */
final class BigNumbers {
    private BigNumbers() {}

    static BigInteger read(RfbInput in, int length) throws RfbException {
        byte[] bytes = new byte[length];
        in.readFully(bytes, 0, length);
        return new BigInteger(1, bytes);
    }

    /** Padded with zeros on the left. */
    static byte[] bytes(BigInteger number, int length) {
        byte[] digits = number.toByteArray();
        int count = Math.min(digits.length, length);
        byte[] bytes = new byte[length];
        System.arraycopy(digits, digits.length - count, bytes, length - count, count);
        return bytes;
    }
}

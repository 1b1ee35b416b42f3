package io.vncshot.imaging;

/** The arithmetic of Adler-32 checksums (RFC 1950 §8.2) that are known for parts only. */
final class AdlerSum {
    /** The checksum of no bytes. */
    static final int EMPTY = 1;

    private static final int BASE = 65521;

    private AdlerSum() {}

    /** The checksum of two parts in a row, from the checksums of each and the second one's length. */
    static int combine(int first, int second, long secondLength) {
        long length = secondLength % BASE;
        long firstLow = first & 0xFFFF;
        long secondLow = second & 0xFFFF;
        // The second part was summed from 1; it would have been from the first one's low half, at each of its bytes.
        long low = (firstLow + secondLow + BASE - 1) % BASE;
        long high = ((first >>> 16) + (second >>> 16) + length * (firstLow + BASE - 1)) % BASE;
        return (int) (high << 16 | low);
    }
}

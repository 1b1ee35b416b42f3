package io.vncshot.imaging;

/**
 * A picture as PNG's filtered rows (PNG, third edition, §7.2 and §9): a byte that names the filter, then the row's
 * bytes. Rows are made anew for every call, from the picture; any thread may call.
 */
interface Scanlines {
    /**
     * Pixels in one call of an inner loop. Calls this short are soon many, and therefore compiled early: with a whole row
     * a call, a cold JVM would interpret its way through dozens of rows.
     */
    int BLOCK = 64;

    /** Bytes of a row, the filter's included. */
    int rowBytes();

    /** The coding that suits these rows, by their pixels alone. */
    Coding codingOf(int firstRow, int rows);

    /** Writes rows, filtered as the coding says, to the start of {@code target}. */
    void fill(int firstRow, int rows, Coding coding, byte[] target);
}

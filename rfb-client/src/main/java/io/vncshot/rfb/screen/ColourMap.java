package io.vncshot.rfb.screen;

/** The colours behind the numbers of a format without true colour (RFC 6143 §7.6.2). Black until the server sets them. */
public final class ColourMap {
    /** SetColourMapEntries counts in U16. */
    public static final int ENTRIES = 65536;

    private int[] argb = {};

    /** Sets an entry below {@link #ENTRIES}; each channel is a U16, of which the upper 8 bits count. */
    public void set(int index, int red, int green, int blue) {
        if (index >= argb.length) {
            int[] longer = new int[index < 256 ? 256 : ENTRIES];
            System.arraycopy(argb, 0, longer, 0, argb.length);
            argb = longer;
        }
        argb[index] = 0xFF00_0000 | (red >> 8) << 16 | (green >> 8) << 8 | blue >> 8;
    }

    /** The colour of that number as {@code 0xFFRRGGBB}. */
    int argb(int index) {
        int colour = index >= 0 && index < argb.length ? argb[index] : 0;
        return colour | 0xFF00_0000;
    }
}

package io.vncshot.testserver;

/**
 * The subencodings of a ZRLE tile (RFC 6143 §7.7.6). One that is forced yields to {@link #SMALLEST} for a tile that it cannot
 * hold: SOLID needs one colour, PACKED_PALETTE 2 to 16, PALETTE_RLE 2 to 127.
 */
public enum ZrleTile {
    SMALLEST,
    RAW,
    SOLID,
    PACKED_PALETTE,
    PLAIN_RLE,
    PALETTE_RLE
}

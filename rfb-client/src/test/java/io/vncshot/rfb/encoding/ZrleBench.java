package io.vncshot.rfb.encoding;

import io.vncshot.rfb.fixture.BytesTransport;
import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.fixture.Messages;
import io.vncshot.rfb.fixture.Screens;
import io.vncshot.rfb.fixture.ZlibPieces;
import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.screen.Framebuffer;

/** One ZRLE rectangle that fills a screen: tests give the tiles, this compresses them. */
final class ZrleBench {
    private ZrleBench() {}

    static Framebuffer decode(int width, int height, String tiles) throws RfbException {
        return decode(PixelFormat.BGRX8888, width, height, Hex.bytes(tiles));
    }

    static Framebuffer decode(PixelFormat format, int width, int height, byte[] tiles) throws RfbException {
        try (ZlibPieces zlib = new ZlibPieces()) {
            byte[] data = zlib.piece(tiles);
            return decodeCompressed(format, width, height, Hex.join(Messages.s32(data.length), data));
        }
    }

    static Framebuffer decodeCompressed(PixelFormat format, int width, int height, byte[] rectangle)
            throws RfbException {
        Framebuffer screen = Screens.empty(width, height);
        RfbInput in = BytesTransport.of(rectangle).input();
        try (ZrleDecoder decoder = new ZrleDecoder(in)) {
            decoder.decode(in, Screens.codec(format), screen.region(new Rectangle(0, 0, width, height)));
        }
        return screen;
    }

    /** The pixels as hex digits of their RGB without leading zeros, a line a row. */
    static String picture(Framebuffer screen) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < screen.pixels().length; i++) {
            boolean endOfRow = (i + 1) % screen.width() == 0;
            text.append(Integer.toHexString(screen.pixels()[i] & 0xFF_FFFF)).append(endOfRow ? '\n' : ' ');
        }
        return text.toString();
    }
}

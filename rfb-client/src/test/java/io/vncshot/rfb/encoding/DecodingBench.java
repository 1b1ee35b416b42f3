package io.vncshot.rfb.encoding;

import io.vncshot.rfb.fixture.BytesTransport;
import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.fixture.Screens;
import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.PictureDecoder;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.screen.Framebuffer;

import static org.assertj.core.api.Assertions.assertThat;

/** Rectangles of one encoding that each fill a screen, read by one decoder. Every byte given must be read. */
final class DecodingBench {
    private static final int SENTINEL = 0x5A;

    private DecodingBench() {}

    static Framebuffer decode(Encoding encoding, int width, int height, String rectangle) throws RfbException {
        return decode(encoding, PixelFormat.BGRX8888, width, height, Hex.bytes(rectangle));
    }

    static Framebuffer decode(Encoding encoding, PixelFormat format, int width, int height, byte[]... rectangles)
            throws RfbException {
        Framebuffer screen = Screens.empty(width, height);
        RfbInput in =
                BytesTransport.of(Hex.join(rectangles), new byte[] {SENTINEL}).input();
        try (Decoders decoders = new Decoders(PictureDecoder.NONE)) {
            for (int i = 0; i < rectangles.length; i++) {
                decoders.decode(encoding, in, Screens.codec(format), screen.region(new Rectangle(0, 0, width, height)));
            }
        }
        assertThat(in.readU8()).isEqualTo(SENTINEL);
        return screen;
    }

    /** The pixels as hex digits of their RGB without leading zeros, row by row. */
    static String picture(Framebuffer screen) {
        return ZrleBench.picture(screen).replace('\n', ' ').strip();
    }
}

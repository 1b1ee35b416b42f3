package io.vncshot.rfb.encoding;

import io.vncshot.rfb.fixture.BytesTransport;
import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.fixture.Messages;
import io.vncshot.rfb.fixture.Screens;
import io.vncshot.rfb.fixture.ZlibPieces;
import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.PictureDecoder;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.screen.Framebuffer;
import io.vncshot.rfb.screen.PixelCodec;
import java.util.Arrays;

/**
 * Rectangles of one encoding from bytes that a fuzzer thinks up: the format, the size, then what the server sends. All that
 * may come of it is a picture, or a failure that blames the server.
 */
final class FuzzedRectangles {
    private static final int HEADER = 3;
    private static final int RECTANGLES = 3;
    private static final PixelFormat[] FORMATS = {
        PixelFormat.BGRX8888,
        PixelFormat.RGB565,
        PixelFormat.BGR233,
        new PixelFormat(32, 24, true, true, 255, 255, 255, 16, 8, 0),
        new PixelFormat(32, 32, false, true, 255, 255, 255, 24, 16, 8),
        new PixelFormat(8, 8, false, false, 0, 0, 0, 0, 0, 0),
        new PixelFormat(16, 16, true, true, 31, 31, 31, 10, 5, 0),
        new PixelFormat(32, 30, false, true, 1023, 1023, 1023, 20, 10, 0)
    };

    private FuzzedRectangles() {}

    /** The bytes are what comes on the wire. */
    static void decode(Encoding encoding, byte[] data) {
        if (data.length > HEADER) {
            decode(encoding, data, Arrays.copyOfRange(data, HEADER, data.length));
        }
    }

    /** The bytes are compressed first, which no fuzzer comes upon, and have a length before them. */
    static void decodeCompressed(Encoding encoding, byte[] data) {
        if (data.length > HEADER) {
            try (ZlibPieces zlib = new ZlibPieces()) {
                byte[] piece = zlib.piece(Arrays.copyOfRange(data, HEADER, data.length));
                decode(encoding, data, Hex.join(Messages.s32(piece.length), piece));
            }
        }
    }

    private static void decode(Encoding encoding, byte[] header, byte[] bytes) {
        PixelCodec codec = Screens.codec(FORMATS[header[0] & FORMATS.length - 1]);
        int width = 1 + (header[1] & 0xFF);
        int height = 1 + (header[2] & 0xFF);
        RfbInput in = BytesTransport.of(bytes).input();
        try (Decoders decoders = new Decoders(new OneColour())) {
            Framebuffer screen = Screens.empty(width, height);
            for (int i = 0; i < RECTANGLES; i++) {
                decoders.decode(encoding, in, codec, screen.region(new Rectangle(0, 0, width, height)));
            }
        } catch (RfbException e) {
            if (e.reason() != Reason.PROTOCOL && e.reason() != Reason.CONNECTION_LOST) {
                throw new AssertionError(e);
            }
        }
    }

    private static final class OneColour implements PictureDecoder {
        @Override
        public int[] decode(Format format, byte[] file, int width, int height) {
            return new int[width * height];
        }
    }
}

package io.vncshot.rfb.encoding;

import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.screen.PixelCodec;
import io.vncshot.rfb.screen.Region;
import org.jspecify.annotations.Nullable;

/** The decoders of one connection, each made when its encoding first comes. For the session's thread alone. */
public final class Decoders implements AutoCloseable {
    private final RawDecoder raw = new RawDecoder();
    private final CopyRectDecoder copyRect = new CopyRectDecoder();
    private @Nullable ZrleDecoder zrle;

    /**
     * Reads one rectangle into {@code target}.
     *
     * @throws IllegalArgumentException for an encoding that does not paint pixels
     */
    public void decode(Encoding encoding, RfbInput in, PixelCodec pixels, Region target) throws RfbException {
        decoder(encoding, in).decode(in, pixels, target);
    }

    private RectangleDecoder decoder(Encoding encoding, RfbInput in) {
        return switch (encoding) {
            case RAW -> raw;
            case COPY_RECT -> copyRect;
            case ZRLE -> zrle(in);
            case LAST_RECT,
                    DESKTOP_SIZE,
                    EXTENDED_DESKTOP_SIZE,
                    DESKTOP_NAME,
                    CURSOR,
                    COMPRESSION_LEVEL_2,
                    QEMU_EXTENDED_KEY_EVENT,
                    EXTENDED_CLIPBOARD -> throw new IllegalArgumentException(encoding + " paints no pixels");
        };
    }

    private ZrleDecoder zrle(RfbInput in) {
        ZrleDecoder decoder = zrle;
        if (decoder == null) {
            decoder = new ZrleDecoder(in);
            zrle = decoder;
        }
        return decoder;
    }

    @Override
    public void close() {
        if (zrle != null) {
            zrle.close();
        }
    }
}

package io.vncshot.rfb.encoding;

import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.PictureDecoder;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.screen.PixelCodec;
import io.vncshot.rfb.screen.Region;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The decoders of one connection, each made when its encoding first comes. For the session's thread alone. */
public final class Decoders implements AutoCloseable {
    private final RawDecoder raw = new RawDecoder();
    private final CopyRectDecoder copyRect = new CopyRectDecoder();
    private final PictureDecoder pictures;
    private @Nullable Map<Encoding, RectangleDecoder> others;

    /** @param pictures for the encodings that are picture files */
    public Decoders(PictureDecoder pictures) {
        this.pictures = pictures;
    }

    /**
     * Reads one rectangle into {@code target}.
     *
     * @throws IllegalArgumentException for an encoding that does not paint pixels
     */
    public void decode(Encoding encoding, RfbInput in, PixelCodec pixels, Region target) throws RfbException {
        decoder(encoding, in).decode(in, pixels, target);
        target.paintedAll();
    }

    private RectangleDecoder decoder(Encoding encoding, RfbInput in) {
        if (encoding == Encoding.RAW) {
            return raw;
        }
        Map<Encoding, RectangleDecoder> made = others;
        if (made == null) {
            made = new EnumMap<>(Encoding.class);
            others = made;
        }
        RectangleDecoder decoder = made.get(encoding);
        if (decoder == null) {
            decoder = create(encoding, in);
            made.put(encoding, decoder);
        }
        return decoder;
    }

    private RectangleDecoder create(Encoding encoding, RfbInput in) {
        return switch (encoding) {
            case RAW -> raw;
            case COPY_RECT -> copyRect;
            case ZRLE -> new ZrleDecoder(in);
            case TIGHT -> new TightDecoder(in, pictures);
            case TIGHT_PNG -> new TightPngDecoder(pictures);
            case JPEG -> new JpegDecoder(pictures);
            case ZLIB -> new ZlibDecoder(in);
            case HEXTILE -> new HextileDecoder();
            case TRLE -> new TrleDecoder(in);
            case RRE -> new RreDecoder(RreDecoder.Kind.RRE);
            case CORRE -> new RreDecoder(RreDecoder.Kind.CORRE);
            case LAST_RECT,
                    DESKTOP_SIZE,
                    EXTENDED_DESKTOP_SIZE,
                    DESKTOP_NAME,
                    CURSOR,
                    X_CURSOR,
                    CURSOR_WITH_ALPHA,
                    POINTER_POSITION,
                    QEMU_POINTER_MOTION_CHANGE,
                    QEMU_AUDIO,
                    QEMU_LED_STATE,
                    VMWARE_CURSOR,
                    VMWARE_CURSOR_STATE,
                    VMWARE_CURSOR_POSITION,
                    VMWARE_LED_STATE,
                    EXTENDED_MOUSE_BUTTONS,
                    VMWARE_DISPLAY_MODE,
                    FENCE,
                    CONTINUOUS_UPDATES,
                    COMPRESSION_LEVEL_2,
                    QEMU_EXTENDED_KEY_EVENT,
                    EXTENDED_CLIPBOARD -> throw new IllegalArgumentException(encoding + " paints no pixels");
        };
    }

    @Override
    public void close() {
        if (others == null) {
            return;
        }
        for (RectangleDecoder decoder : others.values()) {
            decoder.close();
        }
    }
}

package io.vncshot.rfb.encoding;

import io.vncshot.rfb.io.ByteSource;
import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.protocol.PictureDecoder;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.screen.Palette;
import io.vncshot.rfb.screen.PixelCodec;
import io.vncshot.rfb.screen.Region;

/**
 * Tight (rfbproto): a control byte, whose low half resets zlib streams and whose high half says what follows: one colour, a
 * JPEG, or filtered TPIXELs in one of four zlib streams.
 */
final class TightDecoder implements RectangleDecoder {
    private static final int FILL = 8;
    private static final int JPEG = 9;
    /** libvncserver sends these two at compression level 0. */
    private static final int BASIC_WITHOUT_ZLIB = 10;

    private static final int FILTERED_WITHOUT_ZLIB = 14;
    private static final int EXPLICIT_FILTER = 4;
    private static final int STREAM = 3;
    private static final int COPY_FILTER = 0;
    private static final int PALETTE_FILTER = 1;
    private static final int GRADIENT_FILTER = 2;
    private static final int MAX_WIDTH = 2048;

    private final TightStreams streams;
    private final PictureRectangles pictures;
    private final Palette palette = new Palette("Tight");
    private final int[] row = new int[MAX_WIDTH];
    private final byte[] indices = new byte[MAX_WIDTH];

    TightDecoder(RfbInput in, PictureDecoder decoder) {
        streams = new TightStreams(in);
        pictures = new PictureRectangles(decoder);
    }

    @Override
    public void decode(RfbInput in, PixelCodec pixels, Region target) throws RfbException {
        int control = in.readU8();
        streams.reset(control & 15);
        int compression = control >> 4;
        if (compression == FILL) {
            pixels.readTight(in, row, 0, 1);
            target.fill(0, 0, target.width(), target.height(), row[0]);
        } else if (compression < FILL) {
            decodeFiltered(compression, compression & STREAM, in, pixels, target);
        } else if (compression == BASIC_WITHOUT_ZLIB || compression == FILTERED_WITHOUT_ZLIB) {
            decodeFiltered(compression & EXPLICIT_FILTER, TightStreams.NO_ZLIB, in, pixels, target);
        } else if (compression == JPEG) {
            pictures.readTight(PictureDecoder.Format.JPEG, in, target);
        } else {
            throw RfbException.protocol("Tight compression control " + control + ": there is no kind " + compression);
        }
    }

    private void decodeFiltered(int compression, int stream, RfbInput in, PixelCodec pixels, Region target)
            throws RfbException {
        if (target.width() > MAX_WIDTH) {
            throw RfbException.protocol(
                    "Tight rectangle " + target.width() + " pixels wide: must be at most " + MAX_WIDTH);
        }
        int filter = (compression & EXPLICIT_FILTER) == 0 ? COPY_FILTER : in.readU8();
        switch (filter) {
            case COPY_FILTER -> decodeCopy(stream, pixels, target);
            case PALETTE_FILTER -> decodePalette(stream, in, pixels, target);
            case GRADIENT_FILTER -> decodeGradient(stream, pixels, target);
            default -> throw RfbException.protocol("Tight filter " + filter + ": must be 0, 1 or 2");
        }
    }

    private void decodeCopy(int stream, PixelCodec pixels, Region target) throws RfbException {
        ByteSource data = streams.begin(stream, plainBytes(pixels, target));
        for (int y = 0; y < target.height(); y++) {
            target.readTightRow(y, data, pixels);
        }
        streams.end();
    }

    private void decodeGradient(int stream, PixelCodec pixels, Region target) throws RfbException {
        if (!pixels.isTrueColour()) {
            throw RfbException.protocol("Tight gradient filter with a colour map: it needs true colour");
        }
        ByteSource data = streams.begin(stream, plainBytes(pixels, target));
        int[] channels = new int[3 * target.width() + 3];
        for (int y = 0; y < target.height(); y++) {
            pixels.readGradientRow(data, channels, row, target.width());
            target.write(0, y, target.width(), 1, row);
        }
        streams.end();
    }

    private static int plainBytes(PixelCodec pixels, Region target) {
        return target.width() * target.height() * pixels.bytesPerTightPixel();
    }

    /** A palette of two is indexed by bits, in rows of whole bytes; one of more by bytes. */
    private void decodePalette(int stream, RfbInput in, PixelCodec pixels, Region target) throws RfbException {
        int size = in.readU8() + 1;
        pixels.readTight(in, palette.begin(size), 0, size);
        int bits = size <= 2 ? 1 : 8;
        int rowBytes = (target.width() * bits + 7) / 8;
        ByteSource data = streams.begin(stream, rowBytes * target.height());
        for (int y = 0; y < target.height(); y++) {
            data.readFully(indices, 0, rowBytes);
            target.writeIndexed(0, y, target.width(), 1, palette, bits, indices);
        }
        streams.end();
    }

    @Override
    public void close() {
        streams.close();
    }
}

package io.vncshot.rfb.encoding;

import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.io.ZlibStream;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.screen.PixelCodec;
import io.vncshot.rfb.screen.Region;

/** Zlib (rfbproto): U32 length, then that much of one zlib stream, which holds PIXELs row by row. */
final class ZlibDecoder implements RectangleDecoder {
    private final ZlibStream zlib;

    ZlibDecoder(RfbInput in) {
        zlib = new ZlibStream("Zlib", in);
    }

    @Override
    public void decode(RfbInput in, PixelCodec pixels, Region target) throws RfbException {
        long plainBytes = (long) target.width() * target.height() * pixels.bytesPerPixel();
        zlib.begin(in.readLength(ZlibStream.compressedLimit(plainBytes), "Zlib data"));
        for (int y = 0; y < target.height(); y++) {
            target.readRow(y, zlib, pixels);
            target.paintedTo(y + 1);
        }
        zlib.end();
    }

    @Override
    public void close() {
        zlib.close();
    }
}

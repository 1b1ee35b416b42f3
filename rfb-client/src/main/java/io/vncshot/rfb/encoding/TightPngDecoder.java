package io.vncshot.rfb.encoding;

import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.protocol.PictureDecoder;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.screen.PixelCodec;
import io.vncshot.rfb.screen.Region;

/** TightPNG (rfbproto): Tight with PNG files in place of its zlib streams. */
final class TightPngDecoder implements RectangleDecoder {
    private static final int FILL = 8;
    private static final int JPEG = 9;
    private static final int PNG = 10;

    private final PictureRectangles pictures;
    private final int[] colour = new int[1];

    TightPngDecoder(PictureDecoder decoder) {
        pictures = new PictureRectangles(decoder);
    }

    @Override
    public void decode(RfbInput in, PixelCodec pixels, Region target) throws RfbException {
        int control = in.readU8();
        switch (control >> 4) {
            case FILL -> {
                pixels.readTight(in, colour, 0, 1);
                target.fill(0, 0, target.width(), target.height(), colour[0]);
            }
            case JPEG -> pictures.readTight(PictureDecoder.Format.JPEG, in, target);
            case PNG -> pictures.readTight(PictureDecoder.Format.PNG, in, target);
            default ->
                throw RfbException.protocol("TightPNG compression control " + control + ": must be of kind 8, 9 or 10");
        }
    }
}

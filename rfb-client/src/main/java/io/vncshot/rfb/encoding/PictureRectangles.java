package io.vncshot.rfb.encoding;

import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.protocol.PictureDecoder;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.screen.Region;
import java.io.IOException;

/** Paints rectangles that are picture files. */
final class PictureRectangles {
    private final PictureDecoder decoder;

    PictureRectangles(PictureDecoder decoder) {
        this.decoder = decoder;
    }

    /** Reads a compact length and so many bytes, as Tight has them. */
    void readTight(PictureDecoder.Format format, RfbInput in, Region target) throws RfbException {
        byte[] file = new byte[TightStreams.readCompactLength(in)];
        in.readFully(file, 0, file.length);
        paint(format, file, target);
    }

    void paint(PictureDecoder.Format format, byte[] file, Region target) throws RfbException {
        int width = target.width();
        int height = target.height();
        try {
            int[] pixels = decoder.decode(format, file, width, height);
            if (pixels.length != width * height) {
                throw new IllegalStateException(pixels.length + " pixels of " + width + "x" + height);
            }
            target.write(0, 0, width, height, pixels);
        } catch (RfbException e) {
            throw e;
        } catch (IOException e) {
            throw new RfbException(
                    Reason.PROTOCOL, "a " + format + " of " + width + "x" + height + ": " + e.getMessage(), e);
        }
    }
}

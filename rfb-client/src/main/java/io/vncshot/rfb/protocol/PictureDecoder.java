package io.vncshot.rfb.protocol;

import java.io.IOException;

/** Decodes the picture files that some encodings send: this module has no JPEG and no PNG of its own. */
public interface PictureDecoder {
    /** What a file is. */
    enum Format {
        JPEG,
        PNG
    }

    /** None at hand. */
    PictureDecoder NONE = new PictureDecoder() {
        @Override
        public int[] decode(Format format, byte[] file, int width, int height) throws RfbException {
            throw RfbException.protocol("a rectangle in " + format + ": this client has not asked for any");
        }
    };

    /**
     * Decodes a file.
     *
     * @return {@code width * height} pixels, row-major, opaque {@code 0xFFRRGGBB}
     * @throws IOException when it is none of that size; its message says why
     */
    int[] decode(Format format, byte[] file, int width, int height) throws IOException;
}

package io.vncshot.cli.picture;

import io.vncshot.imaging.JpegReader;
import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PngReader;
import io.vncshot.rfb.protocol.PictureDecoder;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Decodes the picture files that come as rectangles. */
public final class FilePictures implements PictureDecoder {
    private static final int PNG_SIZE_AT = 16;

    @Override
    public int[] decode(Format format, byte[] file, int width, int height) throws IOException {
        return switch (format) {
            case JPEG -> JpegReader.read(file, width, height).argb();
            case PNG -> png(file, width, height).argb();
        };
    }

    /** The size is looked at first: a few bytes may claim a picture that fills the memory. */
    private static Picture png(byte[] file, int width, int height) throws IOException {
        if (file.length >= PNG_SIZE_AT + 2 * Integer.BYTES) {
            ByteBuffer size = ByteBuffer.wrap(file, PNG_SIZE_AT, 2 * Integer.BYTES);
            int ownWidth = size.getInt();
            int ownHeight = size.getInt();
            if (ownWidth != width || ownHeight != height) {
                throw new IOException("a picture of " + ownWidth + "x" + ownHeight + ", where one of " + width + "x"
                        + height + " was due");
            }
        }
        Picture picture = PngReader.read(file);
        int[] pixels = picture.argb();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] |= 0xFF00_0000;
        }
        return picture;
    }
}

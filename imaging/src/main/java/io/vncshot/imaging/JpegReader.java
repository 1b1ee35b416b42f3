package io.vncshot.imaging;

import java.io.IOException;

/** Reads JPEG files. */
public final class JpegReader {
    private JpegReader() {}

    /**
     * Reads a picture of that size.
     *
     * @throws IOException when the file is none, saying why; before any pixel is decoded if the size is another
     */
    public static Picture read(byte[] file, int width, int height) throws IOException {
        return ImageIoReader.readJpeg(file, width, height);
    }
}

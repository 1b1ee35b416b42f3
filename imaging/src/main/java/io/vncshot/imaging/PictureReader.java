package io.vncshot.imaging;

import java.io.IOException;

/** Reads pictures from files: PNG by itself, the formats of ImageIO's plug-ins by those. */
public final class PictureReader {
    private PictureReader() {}

    /**
     * Reads a picture, in 8 bits a channel, the format being told by its first bytes.
     *
     * @throws IOException whose message is what is wrong with the file
     */
    public static Picture read(byte[] file) throws IOException {
        return PngReader.isPng(file) || file.length == 0 ? PngReader.read(file) : ImageIoReader.read(file);
    }
}

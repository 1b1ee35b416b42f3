package io.vncshot.imaging;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes pictures in any {@link ImageFormat}. For PNG no class of java.desktop is loaded. */
public final class PictureWriter {
    /** The usual quality of JPEG files. */
    public static final int JPEG_QUALITY = 92;

    // More would wait for the one that writes, and each takes half a megabyte.
    private static final int MAX_THREADS = 4;

    private PictureWriter() {}

    /**
     * Writes a picture to a stream, which is not closed and after an exception may hold part of a file.
     *
     * @param texts notes for a PNG file; the other formats go without
     * @throws IOException what the stream throws, or that the format can not be written or not in this size
     */
    public static void write(ImageFormat format, Picture picture, List<PngText> texts, OutputStream out)
            throws IOException {
        if (format == ImageFormat.PNG) {
            int threads = Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors());
            new PngWriter(threads).write(picture, texts, out);
        } else if (format == ImageFormat.GIF) {
            GifWriter gif = new GifWriter(out, picture.width(), picture.height());
            gif.add(picture, 0);
            gif.finish();
        } else {
            ImageIoWriter.write(format, picture, JPEG_QUALITY, out);
        }
    }

    /**
     * As {@link #write}, for JPEG.
     *
     * @param quality 0 to 100
     */
    public static void writeJpeg(Picture picture, int quality, OutputStream out) throws IOException {
        ImageIoWriter.write(ImageFormat.JPEG, picture, quality, out);
    }
}

package io.vncshot.cli.picture;

import io.vncshot.imaging.ImageFormat;
import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PictureWriter;
import io.vncshot.imaging.PngText;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.transport.Deadline;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Writes pictures to where they are to go.
 *
 * @param jpegQuality 0 to 100
 */
public record PictureOutput(OutputStream stdout, PartFiles parts, int jpegQuality) {
    /** JPEG in the usual quality. */
    public PictureOutput(OutputStream stdout, PartFiles parts) {
        this(stdout, parts, PictureWriter.JPEG_QUALITY);
    }

    /**
     * Writes a picture.
     *
     * @return how many bytes the picture takes
     * @throws IOException when the file cannot be written; a file that was there before is still there then
     * @throws RfbException {@code TIMEOUT} when a pipe or device does not take all of it in time
     */
    public long write(PictureFile file, Picture picture, List<PngText> notes, Deadline deadline) throws IOException {
        if (file.destination() != PictureFile.Destination.REPLACED) {
            return InPlaceWriter.write(this, file, new Content(picture, notes, jpegQuality), deadline);
        }
        try (AtomicFile atomic = AtomicFile.create(file.path(), parts)) {
            long size = new Content(picture, notes, jpegQuality).writeTo(atomic.out(), file);
            atomic.commit();
            return size;
        }
    }

    /** What goes into a file. */
    record Content(Picture picture, List<PngText> notes, int jpegQuality) {
        long writeTo(OutputStream out, PictureFile file) throws IOException {
            MeasuredStream measured = new MeasuredStream(out);
            if (file.format() == ImageFormat.JPEG) {
                PictureWriter.writeJpeg(picture, jpegQuality, measured);
            } else {
                PictureWriter.write(file.format(), picture, notes, measured);
            }
            measured.flush();
            return measured.size();
        }
    }
}

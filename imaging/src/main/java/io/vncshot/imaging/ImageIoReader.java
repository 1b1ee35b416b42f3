package io.vncshot.imaging;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads pictures by ImageIO's plug-ins. With {@link ImageIoWriter} the only class that touches AWT. */
final class ImageIoReader {
    private static final String UNREADABLE = "not a picture that can be read here; save it as PNG";
    private static final long MAX_PIXELS = 1 << 28;

    private ImageIoReader() {}

    /** @throws IOException also when no plug-in knows the format */
    static Picture read(byte[] file) throws IOException {
        ImageIoWriter.beHeadless();
        // Not ImageIO.createImageInputStream, which by default makes a file in the folder for temporary ones.
        try (ImageInputStream source = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(source);
            if (!readers.hasNext()) {
                throw new IOException(UNREADABLE);
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(source);
                return read(reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            throw new IOException(UNREADABLE, e);
        }
    }

    private static Picture read(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MAX_PIXELS) {
            throw new IOException(
                    "picture of " + width + "x" + height + ": at most " + MAX_PIXELS + " pixels are taken");
        }
        BufferedImage image = readWhole(reader);
        return Picture.of(image.getRGB(0, 0, width, height, null, 0, width), width, height);
    }

    static Picture readJpeg(byte[] file, int width, int height) throws IOException {
        ImageIoWriter.beHeadless();
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        if (!readers.hasNext()) {
            throw new IOException("this Java reads no JPEG");
        }
        ImageReader reader = readers.next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            if (reader.getWidth(0) != width || reader.getHeight(0) != height) {
                throw new IOException("a picture of " + reader.getWidth(0) + "x" + reader.getHeight(0)
                        + ", where one of " + width + "x" + height + " was due");
            }
            BufferedImage image = readWhole(reader);
            int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] |= 0xFF00_0000;
            }
            return Picture.of(pixels, width, height);
        } catch (RuntimeException e) {
            throw new IOException("not a JPEG that can be read: " + e, e);
        } finally {
            reader.dispose();
        }
    }

    /** Of a JPEG that is cut short, Java makes up the rest, and only warns. */
    private static BufferedImage readWhole(ImageReader reader) throws IOException {
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        BufferedImage image = reader.read(0);
        for (String warning : warnings) {
            boolean harmless = warning.contains("extraneous bytes");
            if (!harmless && (warning.startsWith("Corrupt JPEG data") || warning.startsWith("Truncated File"))) {
                throw new IOException("damaged or cut short: " + warning);
            }
        }
        return image;
    }
}

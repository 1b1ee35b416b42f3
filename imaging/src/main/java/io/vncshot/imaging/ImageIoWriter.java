package io.vncshot.imaging;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.NodeList;

/** Writes pictures by ImageIO's plug-ins. With {@link ImageIoReader} the only class that touches AWT. */
final class ImageIoWriter {
    private static final int[] RGB_MASKS = {0xFF0000, 0x00FF00, 0x0000FF};
    private static final int JPEG_SIDE_LIMIT = 65500;
    private static final String JPEG_METADATA = "javax_imageio_jpeg_image_1.0";

    private final ImageFormat format;
    private final Picture picture;
    private final int jpegQuality;

    private ImageIoWriter(ImageFormat format, Picture picture, int jpegQuality) {
        this.format = format;
        this.picture = picture;
        this.jpegQuality = jpegQuality;
    }

    /** @throws IOException also when no plug-in takes the format, or the format does not take the picture's size */
    static void write(ImageFormat format, Picture picture, int jpegQuality, OutputStream out) throws IOException {
        beHeadless();
        ImageIoWriter job = new ImageIoWriter(format, picture, jpegQuality);
        job.checkSize();
        // Not ImageIO.createImageOutputStream, which by default makes a file in the folder for temporary ones.
        try (ImageOutputStream target = new MemoryCacheImageOutputStream(out)) {
            job.writeTo(target);
        } catch (RuntimeException e) {
            throw new IOException("writing a " + format + " picture failed: " + e, e);
        }
    }

    /** AWT would look for a screen. */
    static void beHeadless() {
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
    }

    private void checkSize() throws IOException {
        int limit = format == ImageFormat.JPEG ? JPEG_SIDE_LIMIT : Integer.MAX_VALUE;
        if (picture.width() > limit || picture.height() > limit) {
            throw new IOException("picture of " + picture.width() + "x" + picture.height() + ": " + format
                    + " takes at most " + limit + " a side; write a PNG instead");
        }
    }

    private void writeTo(ImageOutputStream target) throws IOException {
        BufferedImage image = image(format == ImageFormat.PNM ? packed(picture) : picture);
        ImageTypeSpecifier type = ImageTypeSpecifier.createFromRenderedImage(image);
        Iterator<ImageWriter> writers = ImageIO.getImageWriters(type, format.name());
        if (!writers.hasNext()) {
            throw new IOException("this Java has no ImageIO plug-in that writes " + format + "; write a PNG instead");
        }
        ImageWriter writer = writers.next();
        try {
            ImageWriteParam param = param(writer);
            writer.setOutput(target);
            writer.write(null, new IIOImage(image, null, metadata(writer, type, param)), param);
        } finally {
            writer.dispose();
        }
    }

    private ImageWriteParam param(ImageWriter writer) {
        ImageWriteParam param = writer.getDefaultWriteParam();
        if (format == ImageFormat.JPEG) {
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(jpegQuality / 100f);
        } else if (format == ImageFormat.TIFF) {
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionType("ZLib");
        }
        return param;
    }

    /** For JPEG, metadata that keeps the colours at full resolution (4:4:4): coloured text stays sharp. */
    private @Nullable IIOMetadata metadata(ImageWriter writer, ImageTypeSpecifier type, ImageWriteParam param)
            throws IOException {
        if (format != ImageFormat.JPEG) {
            return null;
        }
        IIOMetadata metadata = writer.getDefaultImageMetadata(type, param);
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(JPEG_METADATA);
        NodeList components = root.getElementsByTagName("componentSpec");
        for (int i = 0; i < components.getLength(); i++) {
            IIOMetadataNode component = (IIOMetadataNode) components.item(i);
            component.setAttribute("HsamplingFactor", "1");
            component.setAttribute("VsamplingFactor", "1");
        }
        metadata.setFromTree(JPEG_METADATA, root);
        return metadata;
    }

    /** An image of 24 bits over the picture's own pixels. */
    private static BufferedImage image(Picture picture) {
        int[] argb = picture.argb();
        DataBufferInt pixels = new DataBufferInt(argb, argb.length - picture.offset(), picture.offset());
        WritableRaster raster =
                Raster.createPackedRaster(pixels, picture.width(), picture.height(), picture.stride(), RGB_MASKS, null);
        DirectColorModel colours = new DirectColorModel(24, RGB_MASKS[0], RGB_MASKS[1], RGB_MASKS[2]);
        return new BufferedImage(colours, raster, false, null);
    }

    /** The picture with no gaps between its rows: the PNM plug-in takes any raster for such a one. */
    private static Picture packed(Picture picture) {
        if (picture.stride() == picture.width()) {
            return picture;
        }
        int[] argb = new int[picture.width() * picture.height()];
        for (int y = 0; y < picture.height(); y++) {
            System.arraycopy(picture.argb(), picture.rowStart(y), argb, y * picture.width(), picture.width());
        }
        return Picture.of(argb, picture.width(), picture.height());
    }
}

package io.vncshot.imaging;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class PngReaderTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_BYTE_INDEXED,
                BufferedImage.TYPE_BYTE_BINARY
            })
    void readsWhatImageIoReads(int type) throws IOException {
        for (String mode : List.of("whole", "interlaced")) {
            for (int width : new int[] {1, 2, 5, 33}) {
                byte[] file = file(noise(new BufferedImage(width, 19, type)), mode);
                assertThat(pixels(PngReader.read(file))).as(mode + width).isEqualTo(pixels(file));
            }
        }
    }

    @Test
    void greyIsReadAsItIsStored() throws IOException {
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 256; i++) {
            image.getRaster().setSample(i % 16, i / 16, 0, i);
        }

        int[] pixels = pixels(PngReader.read(file(image, "whole")));

        for (int i = 0; i < 256; i++) {
            assertThat(pixels[i]).isEqualTo(0xFF000000 | i * 0x010101);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void palettesOfAFewBitsAreRead(int bits) throws IOException {
        byte[] ramp = new byte[1 << bits];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = (byte) (i * 17);
        }
        IndexColorModel model = new IndexColorModel(bits, ramp.length, ramp, ramp, new byte[ramp.length], 0);
        byte[] file = file(noise(new BufferedImage(21, 9, BufferedImage.TYPE_BYTE_BINARY, model)), "interlaced");

        assertThat(pixels(PngReader.read(file))).isEqualTo(pixels(file));
    }

    @Test
    void sixteenBitsAreRoundedToEight() throws IOException {
        byte[] file = file(header(3, 1, 16, 0, 0), chunk("IDAT", deflated(0, 0x00, 0x00, 0x80, 0x80, 0xFF, 0xFF)));

        assertThat(pixels(PngReader.read(file))).containsExactly(0xFF000000, 0xFF808080, 0xFFFFFFFF);
    }

    @Test
    void smallGreysAreStretched() throws IOException {
        byte[] file = file(header(4, 1, 2, 0, 0), chunk("IDAT", deflated(0, 0b00_01_10_11)));

        assertThat(pixels(PngReader.read(file))).containsExactly(0xFF000000, 0xFF555555, 0xFFAAAAAA, 0xFFFFFFFF);
    }

    @Test
    void transparentColourIsTransparent() throws IOException {
        byte[] file = file(
                header(2, 1, 8, 2, 0), chunk("tRNS", 0, 1, 0, 2, 0, 3), chunk("IDAT", deflated(0, 1, 2, 3, 1, 2, 4)));

        assertThat(pixels(PngReader.read(file))).containsExactly(0x00010203, 0xFF010204);
    }

    @Test
    void pictureWithoutAVisiblePixelIsTakenForOpaque() throws IOException {
        byte[] file = file(header(1, 1, 8, 6, 0), chunk("IDAT", deflated(0, 1, 2, 3, 0)));

        assertThat(pixels(PngReader.read(file))).containsExactly(0xFF010203);
    }

    @Test
    void ownFilesAreRead() throws IOException {
        int[] argb =
                new SplittableRandom(3).ints(70 * 50).map(i -> i | 0xFF000000).toArray();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        PictureWriter.write(ImageFormat.PNG, Picture.of(argb, 70, 50), List.of(), file);

        assertThat(pixels(PngReader.read(file.toByteArray()))).isEqualTo(argb);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 8, 2", "1, 0, 8, 2", "-1, 1, 8, 2", "65536, 65536, 8, 2"})
    void sizesThatCannotBeAreRefused(int width, int height, int depth, int type) {
        assertThatIOException()
                .isThrownBy(() -> PngReader.read(file(header(width, height, depth, type, 0))))
                .withMessageContaining("at least 1 and at most 67108864 are read");
    }

    @ParameterizedTest
    @CsvSource({"4, 2, 0", "3, 0, 0", "16, 3, 0", "8, 5, 0", "8, 2, 2", "0, 0, 0"})
    void kindsThatTheFormatDoesNotHaveAreRefused(int depth, int type, int interlace) {
        assertThatIOException()
                .isThrownBy(() -> PngReader.read(file(header(1, 1, depth, type, interlace))))
                .withMessageContaining("which the format does not have");
    }

    @Test
    void everyBrokenFileIsAnIoException() throws IOException {
        byte[] file = file(noise(new BufferedImage(9, 9, BufferedImage.TYPE_BYTE_INDEXED)), "interlaced");
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatIOException().as("cut to " + length).isThrownBy(() -> PngReader.read(cut));
        }
        for (int i = 0; i < file.length; i++) {
            byte[] changed = file.clone();
            changed[i] ^= 0x10;
            assertThatIOException().as("changed at " + i).isThrownBy(() -> PngReader.read(changed));
        }
    }

    @Test
    void damageWithARightChecksumIsFoundToo() {
        assertRefused(
                "a PNG file with less data than its size needs", header(2, 1, 8, 0, 0), chunk("IDAT", deflated(0, 1)));
        assertRefused("a damaged PNG file: filter 5 of a line", header(1, 1, 8, 0, 0), chunk("IDAT", deflated(5, 1)));
        assertRefused("a damaged PNG file: its data cannot be inflated", header(1, 1, 8, 0, 0), chunk("IDAT", 1, 2));
        assertRefused(
                "a damaged PNG file: colour 1 of a palette of 1",
                header(1, 1, 8, 3, 0),
                chunk("PLTE", 1, 2, 3),
                chunk("IDAT", deflated(0, 1)));
        assertRefused(
                "a PNG file with a palette of 0 bytes: three are needed for each colour",
                header(1, 1, 8, 3, 0),
                chunk("IDAT", deflated(0, 0)));
        assertRefused("a PNG file with a chunk ABCD, which is unknown", header(1, 1, 8, 0, 0), chunk("ABCD"));
        assertRefused("a PNG file that does not begin with a header", chunk("IDAT"));
    }

    private static void assertRefused(String message, byte[]... chunks) {
        assertThatIOException().isThrownBy(() -> PngReader.read(file(chunks))).withMessage(message);
    }

    private static BufferedImage noise(BufferedImage image) {
        SplittableRandom random = new SplittableRandom(7);
        int top = image.getColorModel() instanceof IndexColorModel model ? model.getMapSize() : 256;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                for (int band = 0; band < image.getRaster().getNumBands(); band++) {
                    image.getRaster().setSample(x, y, band, random.nextInt(top));
                }
            }
        }
        return image;
    }

    private static byte[] file(BufferedImage image, String mode) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setProgressiveMode(
                mode.equals("interlaced") ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static int[] pixels(byte[] file) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static int[] pixels(Picture picture) {
        return picture.argb();
    }

    private static byte[] file(byte[]... chunks) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        for (byte[] chunk : chunks) {
            bytes.writeBytes(chunk);
        }
        bytes.writeBytes(chunk("IEND"));
        return bytes.toByteArray();
    }

    private static byte[] header(int width, int height, int depth, int type, int interlace) {
        int[] data = new int[13];
        for (int i = 0; i < 4; i++) {
            data[i] = width >>> (24 - 8 * i);
            data[4 + i] = height >>> (24 - 8 * i);
        }
        data[8] = depth;
        data[9] = type;
        data[12] = interlace;
        return chunk("IHDR", data);
    }

    private static byte[] chunk(String type, int... data) {
        byte[] chunk = new byte[12 + data.length];
        chunk[2] = (byte) (data.length >> 8);
        chunk[3] = (byte) data.length;
        for (int i = 0; i < 4; i++) {
            chunk[4 + i] = (byte) type.charAt(i);
        }
        for (int i = 0; i < data.length; i++) {
            chunk[8 + i] = (byte) data[i];
        }
        CRC32 crc = new CRC32();
        crc.update(chunk, 4, 4 + data.length);
        for (int i = 0; i < 4; i++) {
            chunk[8 + data.length + i] = (byte) (crc.getValue() >> (24 - 8 * i));
        }
        return chunk;
    }

    private static int[] deflated(int... bytes) {
        java.util.zip.Deflater deflater = new java.util.zip.Deflater();
        byte[] input = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            input[i] = (byte) bytes[i];
        }
        deflater.setInput(input);
        deflater.finish();
        byte[] output = new byte[100];
        int length = deflater.deflate(output);
        deflater.end();
        int[] data = new int[length];
        for (int i = 0; i < length; i++) {
            data[i] = output[i] & 0xFF;
        }
        return data;
    }
}

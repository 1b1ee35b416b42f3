package io.vncshot.imaging;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class PictureWriterTest {
    @ParameterizedTest
    @EnumSource(names = {"PNG", "BMP", "TIFF", "PNM"})
    void losslessFormatsReadBack(ImageFormat format) throws IOException {
        Picture picture = Pictures.noise(61, 37);

        assertThat(pixels(read(written(format, picture)))).isEqualTo(Pictures.opaquePixels(picture));
    }

    @ParameterizedTest
    @EnumSource(names = {"PNG", "BMP", "TIFF", "PNM", "GIF"})
    void cropReadsBack(ImageFormat format) throws IOException {
        Picture crop = Pictures.ofColours(200, 61, 37).crop(5, 7, 41, 23);

        assertThat(pixels(read(written(format, crop)))).isEqualTo(Pictures.opaquePixels(crop));
    }

    @ParameterizedTest
    @EnumSource
    void pictureOfOnePixelReadsBackInEveryFormat(ImageFormat format) throws IOException {
        BufferedImage image = read(written(format, Picture.of(new int[] {0xFFFFFF}, 1, 1)));

        assertThat(pixels(image)).containsExactly(0xFFFFFFFF);
    }

    @Test
    void bmpIs24BitsWithoutCompression() throws IOException {
        byte[] file = written(ImageFormat.BMP, Pictures.noise(16, 8));

        assertThat(file).hasSize(54 + 16 * 8 * 3).startsWith('B', 'M');
        assertThat(file[28]).isEqualTo((byte) 24);
        assertThat(file[30]).isZero();
    }

    @Test
    void gifOfMoreThan256ColoursIsReducedToThem() throws IOException {
        BufferedImage image = read(written(ImageFormat.GIF, Pictures.noise(61, 37)));

        assertThat(image.getWidth()).isEqualTo(61);
        assertThat(image.getColorModel().getPixelSize()).isLessThanOrEqualTo(8);
    }

    @Test
    void pnmIsBinaryP6() throws IOException {
        byte[] file = written(ImageFormat.PNM, Picture.of(new int[] {0x010203, 0xA0B0C0}, 2, 1));

        assertThat(new String(file, StandardCharsets.ISO_8859_1))
                .startsWith("P6\n")
                .endsWith("\n\1\2\3\u00A0\u00B0\u00C0");
    }

    @Test
    void tiffIsCompressed() throws IOException {
        assertThat(written(ImageFormat.TIFF, Pictures.ofColours(2, 400, 400))).hasSizeLessThan(400 * 400);
    }

    // The frame header names three components, each with its sampling factors: 11 is one by one.
    @Test
    void jpegKeepsColoursAtFullResolution() throws IOException {
        byte[] file = written(ImageFormat.JPEG, Pictures.photo(64, 64));

        int frame = new String(file, StandardCharsets.ISO_8859_1).indexOf("\u00FF\u00C0");
        assertThat(file[frame + 9]).isEqualTo((byte) 3);
        assertThat(new byte[] {file[frame + 11], file[frame + 14], file[frame + 17]})
                .containsOnly(0x11);
    }

    @Test
    void jpegIsNearToThePicture() throws IOException {
        Picture picture = Pictures.gradient(64, 64);

        int[] pixels = pixels(read(written(ImageFormat.JPEG, picture)));

        int[] expected = Pictures.opaquePixels(picture);
        for (int i = 0; i < pixels.length; i++) {
            for (int shift = 0; shift < 24; shift += 8) {
                assertThat(pixels[i] >> shift & 0xFF).isCloseTo(expected[i] >> shift & 0xFF, within(8));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"GIF, 65535", "JPEG, 65500"})
    void sideLongerThanTheFormatTakesIsAnErrorNotABrokenFile(ImageFormat format, int limit) throws IOException {
        assertThat(read(written(format, Picture.of(new int[limit], limit, 1))).getWidth())
                .isEqualTo(limit);
        assertThat(read(written(format, Picture.of(new int[limit], 1, limit))).getHeight())
                .isEqualTo(limit);
        int[] longer = new int[limit + 1];
        for (Picture picture : List.of(Picture.of(longer, limit + 1, 1), Picture.of(longer, 1, limit + 1))) {
            assertThatIOException()
                    .isThrownBy(() -> written(format, picture))
                    .withMessageContaining(format + " takes at most " + limit + " a side");
        }
    }

    @ParameterizedTest
    @EnumSource
    void failureOfTheStreamReachesTheCaller(ImageFormat format) {
        IOException failure = new IOException("disk full");
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw failure;
            }
        };

        assertThatThrownBy(() -> PictureWriter.write(format, Pictures.noise(61, 37), List.of(), full))
                .isInstanceOf(IOException.class)
                .hasStackTraceContaining("disk full");
    }

    @Test
    void formatWithoutAPlugInIsAnErrorNotAnEmptyFile() throws Exception {
        ChildJvm.Result result = ChildJvm.run(List.of(), WriteToNowhere.class, "pnm", "5", "5");

        assertThat(result.output())
                .isEqualToIgnoringNewLines(
                        "IOException: this Java has no ImageIO plug-in that writes PNM; write a PNG instead");
    }

    @Test
    void pngLoadsNoClassOfJavaDesktop() throws Exception {
        String loaded = "-Xlog:class+load:stdout:";

        assertThat(ChildJvm.run(List.of(loaded), WriteToNowhere.class, "png", "1000", "1000")
                        .output())
                .contains("io.vncshot.imaging.StripDeflater", "written")
                .doesNotContain("java.awt.", "javax.imageio.", "sun.awt.", "sun.java2d.", "ImageIoWriter");
        assertThat(ChildJvm.run(List.of(loaded), WriteToNowhere.class, "bmp", "10", "10")
                        .output())
                .contains("java.awt.", "javax.imageio.", "ImageIoWriter", "written");
    }

    // The picture takes 64 MiB, its rows 48 MiB, its file as much: there is room for none of these two.
    @Test
    void pngOfALargePictureNeedsLittleMemoryBesideIt() throws Exception {
        List<String> options = List.of("-XX:+UseSerialGC", "-Xmn8m", "-Xmx80m");

        ChildJvm.Result result = ChildJvm.run(options, WriteToNowhere.class, "png", "4096", "4096");

        assertThat(result.output()).isEqualToIgnoringNewLines("written");
        assertThat(result.exitStatus()).isZero();
    }

    private static byte[] written(ImageFormat format, Picture picture) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PictureWriter.write(format, picture, List.of(), out);
        return out.toByteArray();
    }

    private static BufferedImage read(byte[] file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file));
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}

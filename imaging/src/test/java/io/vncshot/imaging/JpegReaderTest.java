package io.vncshot.imaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class JpegReaderTest {
    private static final int COLOUR = 0xFF204060;

    @Test
    void colourSurvivesAlmost() throws IOException {
        Picture picture = JpegReader.read(jpeg(), 16, 8);

        assertThat(picture.width()).isEqualTo(16);
        assertThat(picture.height()).isEqualTo(8);
        for (int pixel : picture.argb()) {
            assertThat(pixel >>> 24).isEqualTo(255);
            assertThat(pixel >> 16 & 0xFF).isBetween(0x20 - 3, 0x20 + 3);
            assertThat(pixel >> 8 & 0xFF).isBetween(0x40 - 3, 0x40 + 3);
            assertThat(pixel & 0xFF).isBetween(0x60 - 3, 0x60 + 3);
        }
    }

    @Test
    void anotherSizeIsRefused() throws IOException {
        byte[] file = jpeg();
        assertThatIOException()
                .isThrownBy(() -> JpegReader.read(file, 8, 16))
                .withMessage("a picture of 16x8, where one of 8x16 was due");
    }

    @Test
    void garbageIsRefused() {
        assertThatIOException().isThrownBy(() -> JpegReader.read(new byte[] {1, 2, 3}, 1, 1));
    }

    @Test
    void fileCutWithinItsPixelsIsRefused() throws IOException {
        int[] pixels = new SplittableRandom(5).ints(64 * 48).toArray();
        byte[] file = jpeg(Picture.of(pixels, 64, 48));
        assertThat(JpegReader.read(file, 64, 48).width()).isEqualTo(64);

        for (int length : new int[] {file.length * 2 / 3, file.length - 40, file.length - 3}) {
            assertThatIOException()
                    .as("%d of %d bytes", length, file.length)
                    .isThrownBy(() -> JpegReader.read(Arrays.copyOf(file, length), 64, 48))
                    .withMessageStartingWith("damaged or cut short: ");
        }
    }

    private static byte[] jpeg() throws IOException {
        int[] pixels = new int[16 * 8];
        Arrays.fill(pixels, COLOUR);
        return jpeg(Picture.of(pixels, 16, 8));
    }

    private static byte[] jpeg(Picture picture) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PictureWriter.write(ImageFormat.JPEG, picture, List.of(), out);
        return out.toByteArray();
    }
}

package io.vncshot.imaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
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

    private static byte[] jpeg() throws IOException {
        int[] pixels = new int[16 * 8];
        Arrays.fill(pixels, COLOUR);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PictureWriter.write(ImageFormat.JPEG, Picture.of(pixels, 16, 8), List.of(), out);
        return out.toByteArray();
    }
}

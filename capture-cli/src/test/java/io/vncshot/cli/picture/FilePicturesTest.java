package io.vncshot.cli.picture;

import io.vncshot.imaging.ImageFormat;
import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PictureWriter;
import io.vncshot.rfb.protocol.PictureDecoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class FilePicturesTest {
    private static final int[] PIXELS = {0xFF010203, 0xFF040506};

    private final FilePictures pictures = new FilePictures();

    @Test
    void pngsAreExact() throws IOException {
        assertThat(pictures.decode(PictureDecoder.Format.PNG, file(ImageFormat.PNG), 2, 1))
                .containsExactly(PIXELS);
    }

    @Test
    void jpegsAreOpaque() throws IOException {
        int[] pixels = pictures.decode(PictureDecoder.Format.JPEG, file(ImageFormat.JPEG), 2, 1);
        assertThat(pixels).hasSize(2);
        assertThat(pixels[0] & pixels[1]).isNegative();
    }

    @Test
    void anotherSizeIsRefusedBeforeItIsDecoded() throws IOException {
        byte[] huge = file(ImageFormat.PNG);
        Arrays.fill(huge, 16, 24, (byte) 0x7F);
        assertThatIOException()
                .isThrownBy(() -> pictures.decode(PictureDecoder.Format.PNG, huge, 2, 1))
                .withMessage("a picture of 2139062143x2139062143, where one of 2x1 was due");
    }

    @Test
    void garbageIsRefused() {
        assertThatIOException().isThrownBy(() -> pictures.decode(PictureDecoder.Format.PNG, new byte[3], 2, 1));
        assertThatIOException().isThrownBy(() -> pictures.decode(PictureDecoder.Format.JPEG, new byte[3], 2, 1));
    }

    private static byte[] file(ImageFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PictureWriter.write(format, Picture.of(PIXELS.clone(), 2, 1), List.of(), out);
        return out.toByteArray();
    }
}

package io.vncshot.imaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PictureReaderTest {
    private static final int[] PIXELS = {0xFFFF0000, 0xFF00FF00, 0xFF0000FF, 0xFF000000, 0xFFFFFFFF, 0xFF808080};

    @ParameterizedTest
    @EnumSource(
            value = ImageFormat.class,
            names = {"PNG", "BMP", "TIFF", "PNM", "GIF"})
    void losslessPictureIsReadAsItWasWritten(ImageFormat format) throws IOException {
        Picture read = PictureReader.read(written(format));

        assertThat(read.width()).isEqualTo(3);
        assertThat(read.height()).isEqualTo(2);
        assertThat(read.argb()).containsExactly(PIXELS);
    }

    @Test
    void jpegIsReadCloseToWhatWasWritten() throws IOException {
        Picture grey = Picture.of(new int[] {0xFF404040, 0xFF404040, 0xFF404040, 0xFF404040}, 2, 2);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        PictureWriter.write(ImageFormat.JPEG, grey, List.of(), file);

        assertThat(PictureDistance.perceptual(PictureReader.read(file.toByteArray()), grey))
                .isLessThan(2);
    }

    @Test
    void whatIsNoPictureIsRefused() {
        assertThatThrownBy(() -> PictureReader.read("no picture".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessage("not a picture that can be read here; save it as PNG");
        assertThatThrownBy(() -> PictureReader.read(new byte[0])).hasMessage("not a PNG file");
    }

    @Test
    void pictureCutShortIsAnErrorOfItsFormat() throws IOException {
        byte[] bmp = written(ImageFormat.BMP);

        assertThatThrownBy(() -> PictureReader.read(java.util.Arrays.copyOf(bmp, bmp.length - 8)))
                .isInstanceOf(IOException.class);
    }

    private static byte[] written(ImageFormat format) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        PictureWriter.write(format, Picture.of(PIXELS, 3, 2), List.of(), file);
        return file.toByteArray();
    }
}

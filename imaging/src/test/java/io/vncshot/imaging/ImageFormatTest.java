package io.vncshot.imaging;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ImageFormatTest {
    @ParameterizedTest
    @CsvSource({
        "a.png, PNG",
        "a.jpg, JPEG",
        "a.jpeg, JPEG",
        "a.bmp, BMP",
        "a.gif, GIF",
        "a.tif, TIFF",
        "a.tiff, TIFF",
        "a.pnm, PNM",
        "a.ppm, PNM",
        "A.PNG, PNG",
        "a.JpEg, JPEG",
        "a.b.gif, GIF",
        "dir.png/a.bmp, BMP",
        "/x/.hidden.png, PNG",
        "-.png, PNG"
    })
    void extensionGivesTheFormat(String fileName, ImageFormat format) {
        assertThat(ImageFormat.ofFileName(fileName)).contains(format);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", "a", "png", ".png", "dir/.png", "a.", "a.webp", "a.pngx", "a.png ", "a.png/b", "a.png/"
            })
    void nameWithoutAKnownExtensionHasNone(String fileName) {
        assertThat(ImageFormat.ofFileName(fileName)).isEmpty();
    }

    @Test
    void supportedExtensionsAreThoseThatAreRecognized() {
        assertThat(ImageFormat.supportedExtensions())
                .isEqualTo(".png, .jpg, .jpeg, .bmp, .gif, .tif, .tiff, .pnm, .ppm");
    }
}

package io.vncshot.rfb.pixel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PixelFormatTest {
    @ParameterizedTest
    @ValueSource(ints = {-8, 0, 1, 7, 9, 15, 24, 31, 33, 64, 255})
    void bitsPerPixelAre8Or16Or32(int bits) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PixelFormat(bits, 24, false, true, 1, 1, 1, 0, 1, 2))
                .withMessage("a pixel of %d bits: must be 8, 16 or 32", bits);
    }

    @ParameterizedTest
    @CsvSource({
        "0,255,255, red-max 0",
        "255,0,255, green-max 0",
        "255,255,0, blue-max 0",
        "65536,255,255, red-max 65536",
        "-1,255,255, red-max -1"
    })
    void channelMaximaAre1To65535(int red, int green, int blue, String named) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PixelFormat(32, 24, false, true, red, green, blue, 0, 8, 16))
                .withMessage("%s: must be 1 to 65535", named);
    }

    @ParameterizedTest
    @CsvSource({
        "8,1,1,1,7,0,0,true",
        "8,1,1,1,8,0,0,false",
        "8,2,1,1,6,0,0,true",
        "8,2,1,1,7,0,0,false",
        "16,31,63,31,11,5,0,true",
        "16,31,63,31,12,5,0,false",
        "16,31,63,31,11,11,0,false",
        "16,31,63,32,11,5,11,false",
        "32,255,255,255,24,16,8,true",
        "32,255,255,255,25,16,8,false",
        "32,255,255,255,255,16,8,false",
        "32,255,255,255,0,255,8,false",
        "32,255,255,255,0,16,255,false",
        "32,255,255,255,-1,16,8,false",
        "32,65535,1,1,16,0,0,true",
        "32,65535,1,1,17,0,0,false",
        "32,256,1,1,23,0,0,true",
        "32,256,1,1,24,0,0,false",
    })
    void channelsFitThePixel(int bits, int red, int green, int blue, int redAt, int greenAt, int blueAt, boolean fits) {
        if (fits) {
            PixelFormat format = new PixelFormat(bits, bits, false, true, red, green, blue, redAt, greenAt, blueAt);
            assertThat(format.bytesPerPixel()).isEqualTo(bits / 8);
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> new PixelFormat(bits, bits, false, true, red, green, blue, redAt, greenAt, blueAt))
                    .withMessageContaining("does not fit a pixel of " + bits + " bits");
        }
    }

    @Test
    void channelsOfColourMapsMeanNothing() {
        PixelFormat format = new PixelFormat(8, 8, false, false, 0, 70000, -1, 255, 99, -4);
        assertThat(format.trueColour()).isFalse();
        assertThat(format.isCompact()).isFalse();
        assertThat(format.isDependable()).isFalse();
        assertThat(format.isArgbLayout()).isFalse();
    }

    /** RFC 6143 §7.7.5: a CPIXEL has 3 bytes when all channels lie in the lower or in the upper three. */
    @ParameterizedTest
    @CsvSource({
        "32,24,false,255,255,255,16,8,0,true",
        "32,24,true,255,255,255,16,8,0,true",
        "32,24,false,255,255,255,0,8,16,true",
        "32,24,true,255,255,255,0,8,16,true",
        "32,24,false,255,255,255,24,16,8,true",
        "32,24,true,255,255,255,24,16,8,true",
        "32,24,false,255,255,255,24,8,0,false",
        "32,32,false,255,255,255,16,8,0,false",
        "32,25,false,255,255,255,16,8,0,false",
        "32,16,false,31,63,31,11,5,0,true",
        "32,24,false,15,15,15,16,12,8,true",
        "32,30,false,1023,1023,1023,20,10,0,false",
        "32,24,false,1023,1023,1023,20,10,0,false",
        "16,16,false,31,63,31,11,5,0,false",
        "16,15,true,31,31,31,10,5,0,false",
        "8,8,false,7,7,3,0,3,6,false",
    })
    void compactPixels(
            int bits,
            int depth,
            boolean bigEndian,
            int red,
            int green,
            int blue,
            int redAt,
            int greenAt,
            int blueAt,
            boolean compact) {
        PixelFormat format = new PixelFormat(bits, depth, bigEndian, true, red, green, blue, redAt, greenAt, blueAt);
        assertThat(format.isCompact()).isEqualTo(compact);
    }

    /** Those that no server measured sends wrong. */
    @ParameterizedTest
    @CsvSource({
        "32,24,false,255,255,255,16,8,0,true",
        "32,24,true,255,255,255,16,8,0,true",
        "32,24,false,255,255,255,0,8,16,true",
        "32,24,false,255,255,255,24,16,8,false",
        "32,32,false,255,255,255,16,8,0,false",
        "32,30,false,1023,1023,1023,20,10,0,false",
        "16,16,false,31,63,31,11,5,0,true",
        "16,16,true,31,63,31,11,5,0,true",
        "16,15,false,31,31,31,10,5,0,false",
        "8,8,false,7,7,3,0,3,6,true",
    })
    void dependableFormats(
            int bits,
            int depth,
            boolean bigEndian,
            int red,
            int green,
            int blue,
            int redAt,
            int greenAt,
            int blueAt,
            boolean dependable) {
        PixelFormat format = new PixelFormat(bits, depth, bigEndian, true, red, green, blue, redAt, greenAt, blueAt);
        assertThat(format.isDependable()).isEqualTo(dependable);
    }

    @Test
    void onlyBgrxNeedsNoConversion() {
        assertThat(PixelFormat.BGRX8888.isArgbLayout()).isTrue();
        assertThat(new PixelFormat(32, 32, false, true, 255, 255, 255, 16, 8, 0).isArgbLayout())
                .isTrue();
        assertThat(new PixelFormat(32, 24, true, true, 255, 255, 255, 16, 8, 0).isArgbLayout())
                .isFalse();
        assertThat(new PixelFormat(32, 24, false, true, 127, 255, 255, 16, 8, 0).isArgbLayout())
                .isFalse();
        assertThat(PixelFormat.RGBX8888.isArgbLayout()).isFalse();
        assertThat(PixelFormat.RGB565.isArgbLayout()).isFalse();
        assertThat(PixelFormat.BGR233.isArgbLayout()).isFalse();
    }
}

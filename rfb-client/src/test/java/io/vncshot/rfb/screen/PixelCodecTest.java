package io.vncshot.rfb.screen;

import io.vncshot.rfb.fixture.BytesTransport;
import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.fixture.Messages;
import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.vncshot.rfb.fixture.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

class PixelCodecTest {
    /** Bits, big-endian, maxima and shifts of red, green and blue, the bytes of one pixel, its colour. */
    @ParameterizedTest
    @CsvSource({
        "32,false,255,255,255,16,8,0, 33 22 11 00, 112233",
        "32,false,255,255,255,16,8,0, 33 22 11 FF, 112233",
        "32,true,255,255,255,16,8,0, 00 11 22 33, 112233",
        "32,false,255,255,255,0,8,16, 11 22 33 00, 112233",
        "32,true,255,255,255,0,8,16, 00 33 22 11, 112233",
        "32,false,255,255,255,24,16,8, 00 33 22 11, 112233",
        "32,true,255,255,255,24,16,8, 11 22 33 00, 112233",
        "32,false,255,255,255,24,8,0, 33 22 00 11, 112233",
        "32,false,1023,1023,1023,20,10,0, FF 03 00 3F, FB00FF",
        "32,false,31,63,31,11,5,0, 00 F8 AB CD, FF0000",
        "32,true,65535,1,1,16,1,0, FF FF 00 03, FFFFFF",
        "32,true,65535,1,1,16,1,0, 00 80 00 02, 00FF00",
        "32,true,65535,1,1,16,1,0, 00 81 00 00, 010000",
        "16,false,31,63,31,11,5,0, 00 F8, FF0000",
        "16,false,31,63,31,11,5,0, E0 07, 00FF00",
        "16,false,31,63,31,11,5,0, 1F 00, 0000FF",
        "16,true,31,63,31,11,5,0, F8 00, FF0000",
        "16,true,31,63,31,11,5,0, 84 10, 848284",
        "16,false,31,31,31,10,5,0, 00 FC, FF0000",
        "16,true,31,31,31,0,5,10, 00 1F, FF0000",
        "16,true,15,15,15,12,8,4, 12 34, 112233",
        "16,true,31,31,31,0,0,0, 00 1F, FFFFFF",
        "8,false,7,7,3,0,3,6, 07, FF0000",
        "8,false,7,7,3,0,3,6, 38, 00FF00",
        "8,false,7,7,3,0,3,6, C0, 0000FF",
        "8,true,7,7,3,5,2,0, E0, FF0000",
        "8,false,1,1,1,7,3,0, 88, FFFF00",
        "8,false,1,1,1,0,0,0, FE, 000000",
    })
    void trueColourPixels(
            int bits,
            boolean bigEndian,
            int red,
            int green,
            int blue,
            int redAt,
            int greenAt,
            int blueAt,
            String bytes,
            String colour)
            throws RfbException {
        PixelFormat format =
                new PixelFormat(bits, Math.min(bits, 24), bigEndian, true, red, green, blue, redAt, greenAt, blueAt);
        int expected = 0xFF000000 | HexFormat.fromHexDigits(colour);
        int[] read = new int[4];
        codec(format).readRows(input(bytes + " " + bytes), read, 1, 2, 2, 1);
        assertThat(read).containsExactly(0, expected, expected, 0);
        assertThat(codec(format).readPixels(input(bytes), 1)).containsExactly(expected);
    }

    /** Value v of 0 to max is v * 255 / max, rounded to the nearest. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 6, 7, 9, 15, 31, 63, 100, 127, 200, 254, 255, 256, 511, 1000, 1023, 4095, 65535})
    void channelsAreScaledAndRounded(int max) throws RfbException {
        PixelFormat format = new PixelFormat(32, 24, true, true, max, 1, 1, 0, 31, 30);
        byte[] values = new byte[4 * (max + 1)];
        for (int value = 0; value <= max; value++) {
            System.arraycopy(Messages.s32(value), 0, values, 4 * value, 4);
        }
        int[] read = new int[max + 1];
        codec(format).readRows(BytesTransport.of(values).input(), read, 0, max + 1, max + 1, 1);
        for (int value = 0; value <= max; value++) {
            long red = Math.round(value * 255.0 / max);
            assertThat(read[value] >> 16 & 0xFF).as("%d of %d", value, max).isEqualTo((int) red);
            assertThat(read[value] & 0xFF00FFFF).isEqualTo(0xFF000000);
        }
    }

    @Test
    void valuesOverAMaximumThatIsNoPowerOfTwoAreTheMaximum() throws RfbException {
        PixelFormat format = new PixelFormat(8, 8, false, true, 5, 2, 2, 0, 3, 5);
        int[] read = new int[4];
        codec(format).readRows(input("05 06 07 18"), read, 0, 4, 4, 1);
        assertThat(read).containsExactly(0xFFFF0000, 0xFFFF0000, 0xFFFF0000, 0xFF00FF00);
    }

    @ParameterizedTest
    @CsvSource({"BGRX, 1", "BGRX, 70000", "RGBX, 70000", "565, 70000", "233, 70000"})
    void manyPixelsAreReadLikeOne(String name, int count) throws RfbException {
        PixelFormat format = switch (name) {
            case "BGRX" -> PixelFormat.BGRX8888;
            case "RGBX" -> PixelFormat.RGBX8888;
            case "565" -> PixelFormat.RGB565;
            default -> PixelFormat.BGR233;
        };
        byte[] bytes = new byte[count * format.bytesPerPixel()];
        new java.util.SplittableRandom(count).nextBytes(bytes);
        int[] all = new int[count];
        codec(format).readRows(BytesTransport.of(bytes).input(), all, 0, count, count, 1);
        assertThat(codec(format).readPixels(BytesTransport.of(bytes).input(), count))
                .isEqualTo(all);
    }

    @Test
    void numbersOfAColourMapAreItsEntries() throws RfbException {
        ColourMap map = new ColourMap();
        map.set(1, 0xAA00, 0xBB00, 0xCC00);
        map.set(0x1234, 0x1100, 0x2200, 0x3300);
        PixelFormat mapped8 = new PixelFormat(8, 8, false, false, 0, 0, 0, 0, 0, 0);
        assertThat(new PixelCodec(mapped8, map).readPixels(input("01 00 FF"), 3))
                .containsExactly(0xFFAABBCC, 0xFF000000, 0xFF000000);
        PixelFormat mapped16 = new PixelFormat(16, 16, true, false, 0, 0, 0, 0, 0, 0);
        assertThat(new PixelCodec(mapped16, map).readPixels(input("12 34 00 01"), 2))
                .containsExactly(0xFF112233, 0xFFAABBCC);
        PixelFormat mapped32 = new PixelFormat(32, 32, false, false, 0, 0, 0, 0, 0, 0);
        assertThat(new PixelCodec(mapped32, map).readPixels(input("01 00 00 00 FF FF FF FF"), 2))
                .containsExactly(0xFFAABBCC, 0xFF000000);
    }

    @Test
    void aMapThatComesLateColoursWhatFollows() throws RfbException {
        ColourMap map = new ColourMap();
        PixelCodec codec = new PixelCodec(new PixelFormat(8, 8, false, false, 0, 0, 0, 0, 0, 0), map);
        assertThat(codec.readPixels(input("07"), 1)).containsExactly(0xFF000000);
        map.set(7, 0xFFFF, 0, 0);
        assertThat(codec.readPixels(input("07"), 1)).containsExactly(0xFFFF0000);
    }

    /** CPIXEL, RFC 6143 §7.7.5: depth, big-endian, shifts of red, green and blue, the bytes of one, its colour. */
    @ParameterizedTest
    @CsvSource({
        "24,false,16,8,0, 33 22 11, 112233",
        "24,true,16,8,0, 11 22 33, 112233",
        "24,false,0,8,16, 11 22 33, 112233",
        "24,true,0,8,16, 33 22 11, 112233",
        "24,false,24,16,8, 33 22 11, 112233",
        "24,true,24,16,8, 11 22 33, 112233",
        "24,false,8,16,24, 11 22 33, 112233",
        "24,true,8,16,24, 33 22 11, 112233",
        "24,false,24,8,0, 33 22 00 11, 112233",
        "32,false,16,8,0, 33 22 11 00, 112233",
        "32,true,24,16,8, 11 22 33 00, 112233",
    })
    void compactPixels(int depth, boolean bigEndian, int redAt, int greenAt, int blueAt, String bytes, String colour)
            throws RfbException {
        PixelFormat format = new PixelFormat(32, depth, bigEndian, true, 255, 255, 255, redAt, greenAt, blueAt);
        assertThat(codec(format).bytesPerCompactPixel()).isEqualTo(Hex.bytes(bytes).length);
        int[] read = new int[4];
        codec(format).readCompact(input(bytes + " " + bytes), read, 1, 2);
        int expected = 0xFF000000 | HexFormat.fromHexDigits(colour);
        assertThat(read).containsExactly(0, expected, expected, 0);
    }

    /** Channels in the middle two bytes leave both the lower and the upper three: the lower are sent. */
    @Test
    void compactPixelsAreTheLowerBytesWhereBothWouldDo() throws RfbException {
        PixelFormat format = new PixelFormat(32, 12, false, true, 15, 15, 15, 16, 12, 8);
        int[] read = new int[1];
        codec(format).readCompact(input("EE 32 01"), read, 0, 1);
        assertThat(read).containsExactly(0xFF113322);
    }

    @Test
    void smallerFormatsHaveNoCompactPixels() throws RfbException {
        int[] read = new int[1];
        codec(PixelFormat.RGB565).readCompact(input("00 F8"), read, 0, 1);
        assertThat(read).containsExactly(0xFFFF0000);
        codec(PixelFormat.BGR233).readCompact(input("38"), read, 0, 1);
        assertThat(read).containsExactly(0xFF00FF00);
    }

    @Test
    void aTileOfCompactPixelsIsReadAtOnce() throws RfbException {
        int[] read = new int[4096];
        PixelFormat wide = new PixelFormat(32, 32, true, true, 255, 255, 255, 16, 8, 0);
        codec(wide)
                .readCompact(
                        BytesTransport.of(Hex.repeat(4096, Hex.bytes("00 11 22 33")))
                                .input(),
                        read,
                        0,
                        4096);
        assertThat(read).containsOnly(0xFF112233);
    }

    @Test
    void aCutPixelIsALostConnection() {
        assertFailure(
                Reason.CONNECTION_LOST,
                () -> codec(PixelFormat.BGRX8888).readRows(input("01 02 03 04 05 06 07"), new int[2], 0, 2, 2, 1));
        assertFailure(
                Reason.CONNECTION_LOST,
                () -> codec(PixelFormat.RGB565).readRows(input("01 02 03"), new int[2], 0, 2, 2, 1));
    }

    private static PixelCodec codec(PixelFormat format) {
        return new PixelCodec(format, new ColourMap());
    }

    private static RfbInput input(String hex) {
        return BytesTransport.of(Hex.bytes(hex)).input();
    }
}

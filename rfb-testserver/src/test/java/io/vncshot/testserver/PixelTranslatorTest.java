package io.vncshot.testserver;

import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PixelTranslatorTest {
    private static final int[] NO_COLOURS = {};

    @Test
    void byteOrderAndShiftsDecideOnThePlaceOfTheChannels() {
        assertThat(pixel(PixelFormat.BGRX_8888, 0x123456)).isEqualTo("56341200");
        assertThat(pixel(PixelFormat.RGBX_8888, 0x123456)).isEqualTo("12345600");
        assertThat(pixel(PixelFormat.XRGB_8888, 0x123456)).isEqualTo("00123456");
        assertThat(pixel(PixelFormat.RGBX_8888.inBigEndian(), 0x123456)).isEqualTo("00563412");
    }

    @Test
    void channelsAreRoundedToTheNearest() {
        assertThat(pixel(PixelFormat.RGB_565, 0xFFFFFF)).isEqualTo("ffff");
        assertThat(pixel(PixelFormat.RGB_565, 0xFF0000)).isEqualTo("00f8");
        assertThat(pixel(PixelFormat.RGB_565.inBigEndian(), 0xFF0000)).isEqualTo("f800");
        assertThat(pixel(PixelFormat.RGB_565, 0x040004)).isEqualTo("0000");
        assertThat(pixel(PixelFormat.RGB_565, 0x050005)).isEqualTo("0108");
    }

    @Test
    void eightBitsHoldBlueGreenRed() {
        assertThat(pixel(PixelFormat.BGR_233, 0xFF0000)).isEqualTo("07");
        assertThat(pixel(PixelFormat.BGR_233, 0x00FF00)).isEqualTo("38");
        assertThat(pixel(PixelFormat.BGR_233, 0x0000FF)).isEqualTo("c0");
    }

    @Test
    void colourMapGivesTheNearestIndex() {
        int[] colours = {0x000000, 0xFF0000, 0xFFFFFF};
        assertThat(pixel(PixelFormat.COLOUR_MAP_8, 0xFF0000, colours)).isEqualTo("01");
        assertThat(pixel(PixelFormat.COLOUR_MAP_8, 0xF0F0E0, colours)).isEqualTo("02");
        assertThat(pixel(PixelFormat.COLOUR_MAP_8, 0x101010, colours)).isEqualTo("00");
    }

    @Test
    void compactPixelLeavesTheUnusedByteOut() {
        assertThat(compact(PixelFormat.BGRX_8888)).isEqualTo("563412");
        assertThat(compact(PixelFormat.XRGB_8888)).isEqualTo("123456");
        assertThat(compact(shifted(24, 16, 8))).isEqualTo("563412");
        assertThat(compact(shifted(24, 16, 8).inBigEndian())).isEqualTo("123456");
    }

    @Test
    void compactPixelIsAWholePixelWhenItDoesNotFitInThreeBytes() {
        assertThat(compact(PixelFormat.BGRX_8888.withDepth(32))).isEqualTo("56341200");
        assertThat(compact(shifted(24, 8, 0))).isEqualTo("56340012");
        assertThat(compact(PixelFormat.RGB_565)).hasSize(4);
    }

    @Test
    void onlyPlain888NeedsNoTranslation() {
        assertThat(translator(PixelFormat.BGRX_8888).directOrder()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
        assertThat(translator(PixelFormat.XRGB_8888).directOrder()).isEqualTo(ByteOrder.BIG_ENDIAN);
        assertThat(translator(PixelFormat.RGBX_8888).directOrder()).isNull();
        assertThat(translator(PixelFormat.RGB_565).directOrder()).isNull();
    }

    private static PixelFormat shifted(int red, int green, int blue) {
        return new PixelFormat(32, 24, false, true, 255, 255, 255, red, green, blue);
    }

    private static PixelTranslator translator(PixelFormat format) {
        return new PixelTranslator(format, NO_COLOURS);
    }

    private static String pixel(PixelFormat format, int rgb) {
        return pixel(format, rgb, NO_COLOURS);
    }

    private static String pixel(PixelFormat format, int rgb, int[] colours) {
        ByteSink sink = new ByteSink();
        new PixelTranslator(format, colours).pixel(rgb, sink);
        return HexFormat.of().formatHex(sink.toByteArray());
    }

    private static String compact(PixelFormat format) {
        ByteSink sink = new ByteSink();
        translator(format).compactPixel(0x123456, sink);
        return HexFormat.of().formatHex(sink.toByteArray());
    }
}

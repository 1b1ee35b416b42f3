package io.vncshot.testserver;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ZrleEncoderTest {
    private final ZrleReader reader = new ZrleReader();
    private final PixelTranslator translator = new PixelTranslator(PixelFormat.BGRX_8888, new int[0]);

    @AfterEach
    void closeReader() {
        reader.close();
    }

    @ParameterizedTest
    @EnumSource(ZrleTile.class)
    void everySubencodingKeepsEveryPixel(ZrleTile forced) throws DataFormatException {
        try (ZrleEncoder encoder = new ZrleEncoder(forced)) {
            for (int colours : new int[] {1, 2, 3, 4, 5, 16, 17, 127, 128, 100_000}) {
                int[] picture = picture(131, 70, colours);
                assertThat(roundTrip(encoder, picture, 131))
                        .as("%d colours", colours)
                        .isEqualTo(picture);
            }
        }
    }

    @Test
    void solidTileIsOneColour() throws DataFormatException {
        assertThat(subencoding(ZrleTile.SOLID, picture(64, 64, 1))).isEqualTo(1);
    }

    @Test
    void rawIsSubencodingZero() throws DataFormatException {
        assertThat(subencoding(ZrleTile.RAW, picture(64, 64, 1))).isEqualTo(0);
    }

    @Test
    void plainRleIsSubencoding128() throws DataFormatException {
        assertThat(subencoding(ZrleTile.PLAIN_RLE, picture(64, 64, 1))).isEqualTo(128);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 5, 16})
    void packedPaletteNamesItsSize(int colours) throws DataFormatException {
        assertThat(subencoding(ZrleTile.PACKED_PALETTE, picture(64, 64, colours)))
                .isEqualTo(colours);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 16, 127})
    void paletteRleNamesItsSize(int colours) throws DataFormatException {
        assertThat(subencoding(ZrleTile.PALETTE_RLE, picture(64, 64, colours))).isEqualTo(128 + colours);
    }

    @Test
    void forcedTileYieldsWhereItCannotHoldTheColours() throws DataFormatException {
        assertThat(subencoding(ZrleTile.PACKED_PALETTE, picture(64, 64, 17))).isNotEqualTo(17);
        assertThat(subencoding(ZrleTile.PALETTE_RLE, picture(64, 64, 128))).isIn(0, 128);
        assertThat(subencoding(ZrleTile.SOLID, picture(64, 64, 2))).isNotEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255, 256, 257, 510, 511, 4096})
    void runsEndWhereTheyShould(int length) throws DataFormatException {
        int[] picture = new int[64 * 64];
        Arrays.fill(picture, 0, length, 0x112233);
        for (ZrleTile tile : new ZrleTile[] {ZrleTile.PLAIN_RLE, ZrleTile.PALETTE_RLE}) {
            try (ZrleEncoder encoder = new ZrleEncoder(tile);
                    ZrleReader fresh = new ZrleReader()) {
                int[] decoded = fresh.read(encode(encoder, picture, 64), 64, 64);
                assertThat(Arrays.mismatch(decoded, picture)).isEqualTo(-1);
            }
        }
    }

    private int subencoding(ZrleTile forced, int[] picture) throws DataFormatException {
        try (ZrleEncoder encoder = new ZrleEncoder(forced);
                ZrleReader fresh = new ZrleReader()) {
            int[] decoded = fresh.read(encode(encoder, picture, 64), 64, 64);
            assertThat(Arrays.mismatch(decoded, picture)).isEqualTo(-1);
            return fresh.subencodings().get(0);
        }
    }

    private int[] roundTrip(ZrleEncoder encoder, int[] picture, int width) throws DataFormatException {
        return reader.read(encode(encoder, picture, width), width, picture.length / width);
    }

    private byte[] encode(ZrleEncoder encoder, int[] picture, int width) {
        return encoder.encode(new Area(5, 5, width, picture.length / width), picture, translator)
                .toByteArray();
    }

    /** Runs of three, in so many colours that each tile has them all. */
    private static int[] picture(int width, int height, int colours) {
        int[] picture = new int[width * height];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = ((i / 3) % colours * 0x010305 + 0x20) & 0xFFFFFF;
        }
        return picture;
    }
}

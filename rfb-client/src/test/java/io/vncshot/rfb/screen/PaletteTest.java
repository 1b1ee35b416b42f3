package io.vncshot.rfb.screen;

import io.vncshot.rfb.fixture.Screens;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.vncshot.rfb.fixture.Failures.assertProtocolFailure;
import static org.assertj.core.api.Assertions.assertThat;

class PaletteTest {
    private static final int HEIGHT = 3;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void indicesBecomeColoursWhereverARowEnds(int bits) throws RfbException {
        SplittableRandom random = new SplittableRandom(bits);
        Palette palette = palette(1 << bits);
        for (int width = 1; width <= 20; width++) {
            int rowBytes = (width * bits + 7) / 8;
            byte[] packed = new byte[rowBytes * HEIGHT];
            random.nextBytes(packed);
            Framebuffer screen = Screens.empty(width + 2, HEIGHT);
            screen.region(new Rectangle(1, 0, width, HEIGHT)).writeIndexed(0, 0, width, HEIGHT, palette, bits, packed);
            for (int y = 0; y < HEIGHT; y++) {
                assertThat(screen.pixels()[y * (width + 2)]).isZero();
                assertThat(screen.pixels()[y * (width + 2) + width + 1]).isZero();
                for (int x = 0; x < width; x++) {
                    int index = packed[y * rowBytes + x * bits / 8] >> (8 - bits - x * bits % 8) & ((1 << bits) - 1);
                    assertThat(screen.pixels()[y * (width + 2) + x + 1]).isEqualTo(0xFF00_0000 | index + 1);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1, 40", "2, 3, 3, 30", "4, 5, 9, 90", "4, 5, 15, 0F", "8, 200, 200, C8"})
    void indexWithoutAColourIsRefused(int bits, int size, int index, String packed) throws RfbException {
        Region region = Screens.empty(2, 1).region(new Rectangle(0, 0, 2, 1));
        byte[] row = {(byte) Integer.parseInt(packed, 16), 0};
        Palette palette = palette(size);
        assertProtocolFailure(() -> region.writeIndexed(0, 0, 2, 1, palette, bits, row))
                .withMessage("ZRLE palette index %d: the palette has %d colours", index, size);
    }

    /** One whose entries number themselves from 1 on; a larger one was there before. */
    private static Palette palette(int size) {
        Palette palette = new Palette("ZRLE");
        java.util.Arrays.fill(palette.begin(256), -1);
        int[] colours = palette.begin(size);
        for (int i = 0; i < size; i++) {
            colours[i] = 0xFF00_0000 | i + 1;
        }
        return palette;
    }
}

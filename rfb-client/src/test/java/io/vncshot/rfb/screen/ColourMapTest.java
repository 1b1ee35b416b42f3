package io.vncshot.rfb.screen;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ColourMapTest {
    private static final int BLACK = 0xFF000000;

    private final ColourMap map = new ColourMap();

    @Test
    void entriesAreBlackUntilSet() {
        assertThat(map.argb(0)).isEqualTo(BLACK);
        assertThat(map.argb(255)).isEqualTo(BLACK);
        map.set(3, 0xFFFF, 0xFFFF, 0xFFFF);
        assertThat(map.argb(2)).isEqualTo(BLACK);
        assertThat(map.argb(3)).isEqualTo(0xFFFFFFFF);
        assertThat(map.argb(4)).isEqualTo(BLACK);
    }

    @Test
    void theUpperEightBitsOfAChannelCount() {
        map.set(0, 0x12FF, 0x3400, 0x56AB);
        assertThat(map.argb(0)).isEqualTo(0xFF123456);
        map.set(0, 0x00FF, 0xFF00, 0x0000);
        assertThat(map.argb(0)).isEqualTo(0xFF00FF00);
    }

    @Test
    void theLastEntryIs65535() {
        map.set(255, 0x0100, 0, 0);
        map.set(256, 0x0200, 0, 0);
        map.set(65535, 0x0300, 0, 0);
        assertThat(map.argb(255)).isEqualTo(0xFF010000);
        assertThat(map.argb(256)).isEqualTo(0xFF020000);
        assertThat(map.argb(65535)).isEqualTo(0xFF030000);
    }

    @Test
    void numbersThatNoEntryCanHaveAreBlack() {
        map.set(65535, 0xFFFF, 0, 0);
        assertThat(map.argb(65536)).isEqualTo(BLACK);
        assertThat(map.argb(Integer.MAX_VALUE)).isEqualTo(BLACK);
        assertThat(map.argb(-1)).isEqualTo(BLACK);
        assertThat(map.argb(Integer.MIN_VALUE)).isEqualTo(BLACK);
    }
}

package io.vncshot.imaging;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PaletteTableTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void firstNumberIsInTheHighestBits(int depth) {
        int[] palette = new int[1 << depth];
        for (int i = 0; i < palette.length; i++) {
            palette[i] = 0xFF000000 | i;
        }
        byte[] line = {(byte) 0b11011000, 0b00100111};
        int columns = 16 / depth;
        int[] target = new int[columns + 1];
        assertThat(new PaletteTable(palette, depth).place(line, columns, target, 1))
                .isEqualTo(columns);
        int bits = 0b11011000_00100111;
        for (int i = 0; i < columns; i++) {
            int number = bits >> (16 - depth * (i + 1)) & ((1 << depth) - 1);
            assertThat(target[i + 1]).as("pixel " + i).isEqualTo(0xFF000000 | number);
        }
    }

    @Test
    void bytesThatAreNotFullAndThoseWithUnknownNumbersAreLeft() {
        PaletteTable table = new PaletteTable(new int[] {-1, -2, -3}, 4);
        int[] target = new int[6];
        assertThat(table.place(new byte[] {0x12, 0x01, 0x20}, 5, target, 0)).isEqualTo(4);
        assertThat(target).containsExactly(-2, -3, -1, -2, 0, 0);
        assertThat(table.place(new byte[] {0x12, 0x03, 0x20}, 6, target, 0)).isEqualTo(2);
        assertThat(new PaletteTable(new int[] {-1}, 1).place(new byte[] {0, 64}, 16, new int[16], 0))
                .isEqualTo(8);
        assertThat(new PaletteTable(new int[] {-1}, 8).place(new byte[] {0, 1}, 2, new int[2], 0))
                .isEqualTo(1);
    }
}

package io.vncshot.imaging;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OpaqueAreaTest {
    @Test
    void wholePictureWithoutHoles() {
        assertThat(largest("##", "##", "##")).isEqualTo(new Area(0, 0, 2, 3));
    }

    @Test
    void largestRectangleBetweenHoles() {
        assertThat(largest("#.###", "#####", "#####", "..###", "###.."))
                .as("3x4 beats 5x2")
                .isEqualTo(new Area(2, 0, 3, 4));
        assertThat(largest("..#..", ".###.", "#####", "#####", ".#.#.")).isEqualTo(new Area(0, 2, 5, 2));
    }

    @Test
    void singlePixel() {
        assertThat(largest("...", "..#", "...")).isEqualTo(new Area(2, 1, 1, 1));
    }

    private static Area largest(String... rows) {
        int width = rows[0].length();
        int[] argb = String.join("", rows)
                .chars()
                .map(c -> c == '#' ? 0xFF102030 : 0)
                .toArray();
        return OpaqueArea.largest(Picture.of(argb, width, rows.length));
    }
}

package io.vncshot.interop;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class XwdTest {
    private static final int TRUE_COLOUR = 4;
    private static final int PSEUDO_COLOUR = 3;

    @Test
    void trueColour24TakesItsMasks() {
        byte[] dump = dump(24, 32, TRUE_COLOUR, new int[] {0xFF0000, 0xFF00, 0xFF}, "", "563412FF 00000000");

        Xwd xwd = Xwd.parse(dump);

        assertThat(xwd.depth()).isEqualTo(24);
        assertThat(xwd.picture().rgb()).containsExactly(0xFF123456, 0xFF000000);
    }

    @Test
    void channelsOfFiveAndSixBitsAreExpandedToTheNearestLevel() {
        // 0x0841: red 1, green 2, blue 1; 0xF7DE: red 30, green 62, blue 30.
        byte[] dump = dump(16, 16, TRUE_COLOUR, new int[] {0xF800, 0x07E0, 0x1F}, "", "4108 DEF7");

        Xwd xwd = Xwd.parse(dump);

        assertThat(xwd.values()).containsExactly(0x0841, 0xF7DE);
        assertThat(xwd.picture().rgb()).containsExactly(0xFF080808, 0xFFF7FBF7);
    }

    @Test
    void channelsOfThreeAndTwoBitsAreExpandedToTheNearestLevel() {
        // 0x41: red 1, blue 1; 0xB8: green 7, blue 2.
        byte[] dump = dump(8, 8, TRUE_COLOUR, new int[] {0x07, 0x38, 0xC0}, "", "41 B8 0000");

        assertThat(Xwd.parse(dump).picture().rgb()).containsExactly(0xFF240055, 0xFF00FFAA);
    }

    @Test
    void colourMapGivesTheColours() {
        String map = "00000000 0000 0000 0000 07 00  00000005 FFFF 8080 0101 07 00";
        byte[] dump = dump(8, 8, PSEUDO_COLOUR, new int[3], map, "05 00 0000");

        assertThat(Xwd.parse(dump).picture().rgb()).containsExactly(0xFFFF8001, 0xFF000000);
    }

    @Test
    void valueOutsideTheColourMapIsRejected() {
        byte[] dump = dump(8, 8, PSEUDO_COLOUR, new int[3], "00000000 0000 0000 0000 07 00", "01 00 0000");

        assertThatThrownBy(() -> Xwd.parse(dump))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pixel value 1: not in the colour map");
    }

    @Test
    void otherFileIsRejected() {
        assertThatThrownBy(() -> Xwd.parse(new byte[100])).isInstanceOf(IllegalArgumentException.class);
    }

    /** A dump of 2x1 pixels with the window name "x". */
    private static byte[] dump(int depth, int bits, int visualClass, int[] masks, String map, String row) {
        byte[] colours = hex(map);
        byte[] pixels = hex(row);
        int[] header = {
            104,
            7,
            2,
            depth,
            2,
            1,
            0,
            0,
            bits,
            0,
            32,
            bits,
            pixels.length,
            visualClass,
            masks[0],
            masks[1],
            masks[2],
            8,
            256,
            colours.length / 12,
            2,
            1,
            0,
            0,
            0
        };
        ByteBuffer dump = ByteBuffer.allocate(104 + colours.length + pixels.length);
        for (int word : header) {
            dump.putInt(word);
        }
        return dump.put(hex("78 00 00 00")).put(colours).put(pixels).array();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}

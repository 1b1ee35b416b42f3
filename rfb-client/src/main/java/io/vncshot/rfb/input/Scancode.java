package io.vncshot.rfb.input;

/**
 * The keys of a US keyboard by the numbers of the PC/XT keyboard (set 1), as QEMU's extended key event has them: a prefix
 * {@code 0xE0} is bit 7.
 */
public final class Scancode {
    /** Of a keysym that no key of that keyboard has. */
    public static final int NONE = 0;

    private static final String[] PLAIN = {"`", "1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "\\zxcvbnm,./", " "};
    private static final String[] SHIFTED = {"~", "!@#$%^&*()_+", "QWERTYUIOP{}", "ASDFGHJKL:\"", "|ZXCVBNM<>?", ""};
    private static final int[] FIRST = {0x29, 0x02, 0x10, 0x1E, 0x2B, 0x39};
    private static final int UNICODE = 0x0100_0000;

    private Scancode() {}

    /** The key that types a keysym, with or without shift; {@link #NONE} if there is none. */
    public static int of(int keysym) {
        int plain = find(PLAIN, character(keysym));
        if (plain != NONE) {
            return plain;
        }
        int shifted = find(SHIFTED, character(keysym));
        return shifted != NONE ? shifted : named(keysym);
    }

    /** Whether the key types that keysym only while shift is down. */
    public static boolean needsShift(int keysym) {
        return find(SHIFTED, character(keysym)) != NONE;
    }

    private static int character(int keysym) {
        return keysym >= UNICODE ? keysym - UNICODE : keysym;
    }

    private static int find(String[] rows, int character) {
        for (int row = 0; row < rows.length; row++) {
            int index = rows[row].indexOf(character);
            if (index >= 0) {
                return FIRST[row] + index;
            }
        }
        return NONE;
    }

    private static int named(int keysym) {
        return switch (keysym) {
            case 0xFF1B -> 0x01; // Escape
            case 0xFF08 -> 0x0E; // BackSpace
            case 0xFF09, 0xFE20 -> 0x0F; // Tab, ISO_Left_Tab
            case 0xFF0D -> 0x1C; // Return
            case 0xFFE3 -> 0x1D; // Control_L
            case 0xFFE1 -> 0x2A; // Shift_L
            case 0xFFE2 -> 0x36; // Shift_R
            case 0xFFE9 -> 0x38; // Alt_L
            case 0xFFE5 -> 0x3A; // Caps_Lock
            case 0xFFBE, 0xFFBF, 0xFFC0, 0xFFC1, 0xFFC2, 0xFFC3, 0xFFC4, 0xFFC5, 0xFFC6, 0xFFC7 ->
                0x3B + keysym - 0xFFBE; // F1 to F10
            case 0xFFC8 -> 0x57; // F11
            case 0xFFC9 -> 0x58; // F12
            case 0xFF7F -> 0x45; // Num_Lock
            case 0xFF14 -> 0x46; // Scroll_Lock
            case 0xFF15 -> 0x54; // Sys_Req
            case 0xFF61 -> 0xB7; // Print
            case 0xFF13 -> 0xC6; // Pause
            case 0xFFE4 -> 0x9D; // Control_R
            case 0xFFEA, 0xFE03 -> 0xB8; // Alt_R, ISO_Level3_Shift
            case 0xFFE7, 0xFFEB -> 0xDB; // Meta_L, Super_L
            case 0xFFE8, 0xFFEC -> 0xDC; // Meta_R, Super_R
            case 0xFF67 -> 0xDD; // Menu
            default -> navigation(keysym);
        };
    }

    private static int navigation(int keysym) {
        return switch (keysym) {
            case 0xFF50 -> 0xC7; // Home
            case 0xFF52 -> 0xC8; // Up
            case 0xFF55 -> 0xC9; // Page_Up
            case 0xFF51 -> 0xCB; // Left
            case 0xFF53 -> 0xCD; // Right
            case 0xFF57 -> 0xCF; // End
            case 0xFF54 -> 0xD0; // Down
            case 0xFF56 -> 0xD1; // Page_Down
            case 0xFF63 -> 0xD2; // Insert
            case 0xFFFF -> 0xD3; // Delete
            case 0xFFB7, 0xFF95 -> 0x47; // KP_7, KP_Home
            case 0xFFB8, 0xFF97 -> 0x48; // KP_8, KP_Up
            case 0xFFB9, 0xFF9A -> 0x49; // KP_9, KP_Page_Up
            case 0xFFAD -> 0x4A; // KP_Subtract
            case 0xFFB4, 0xFF96 -> 0x4B; // KP_4, KP_Left
            case 0xFFB5, 0xFF9D -> 0x4C; // KP_5, KP_Begin
            case 0xFFB6, 0xFF98 -> 0x4D; // KP_6, KP_Right
            case 0xFFAB -> 0x4E; // KP_Add
            case 0xFFB1, 0xFF9C -> 0x4F; // KP_1, KP_End
            case 0xFFB2, 0xFF99 -> 0x50; // KP_2, KP_Down
            case 0xFFB3, 0xFF9B -> 0x51; // KP_3, KP_Page_Down
            case 0xFFB0, 0xFF9E -> 0x52; // KP_0, KP_Insert
            case 0xFFAE, 0xFF9F -> 0x53; // KP_Decimal, KP_Delete
            case 0xFFAA -> 0x37; // KP_Multiply
            case 0xFF8D -> 0x9C; // KP_Enter
            case 0xFFAF -> 0xB5; // KP_Divide
            default -> NONE;
        };
    }
}

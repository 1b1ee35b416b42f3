package io.vncshot.rfb.input;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** The X keysyms that key events carry (RFC 6143 §7.5.4), and the names that people have for them. */
public final class Keysym {
    public static final int BACK_SPACE = 0xFF08;
    public static final int TAB = 0xFF09;
    public static final int RETURN = 0xFF0D;
    public static final int ESCAPE = 0xFF1B;
    public static final int DELETE = 0xFFFF;
    public static final int SHIFT_L = 0xFFE1;
    public static final int SHIFT_R = 0xFFE2;

    private static final int FIRST_FUNCTION_KEY = 0xFFBE;
    private static final int LAST_FUNCTION_KEY_NUMBER = 35;
    private static final int FIRST_KEYPAD_DIGIT = 0xFFB0;
    private static final int UNICODE = 0x0100_0000;
    private static final int NONE = 0;

    /** One way to write each key that has a name, for help and completion. Functions keys go on to F35. */
    private static final List<String> NAMES = List.of(
            "enter",
            "esc",
            "tab",
            "bsp",
            "space",
            "ins",
            "del",
            "home",
            "end",
            "pgup",
            "pgdn",
            "left",
            "up",
            "right",
            "down",
            "shift",
            "rshift",
            "ctrl",
            "rctrl",
            "alt",
            "ralt",
            "altgr",
            "meta",
            "rmeta",
            "super",
            "rsuper",
            "hyper",
            "rhyper",
            "f1",
            "f2",
            "f3",
            "f4",
            "f5",
            "f6",
            "f7",
            "f8",
            "f9",
            "f10",
            "f11",
            "f12",
            "kp0",
            "kp1",
            "kp2",
            "kp3",
            "kp4",
            "kp5",
            "kp6",
            "kp7",
            "kp8",
            "kp9",
            "kpenter",
            "kp_add",
            "kp_subtract",
            "kp_multiply",
            "kp_divide",
            "kp_decimal",
            "scrlk",
            "sysrq",
            "numlk",
            "caplk",
            "pause",
            "print",
            "menu",
            "minus",
            "slash",
            "bslash");

    private Keysym() {}

    /** One name for each key that has any; {@link #of} knows more spellings of them. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * The keysym of a name, whatever its case ({@code enter}, {@code Return}, {@code F5}, {@code KP_Add}), of a single
     * character, of a number ({@code 0xff0d}) or of a code point ({@code U+20AC}); empty if it is none of these.
     */
    public static OptionalInt of(String key) {
        if (!key.isEmpty() && key.codePointCount(0, key.length()) == 1) {
            return known(ofCodePoint(key.codePointAt(0)));
        }
        String name = key.toLowerCase(Locale.ROOT);
        if (name.startsWith("0x")) {
            return known(number(name, 1, 0x1FFF_FFFF));
        }
        if (name.startsWith("u+")) {
            int codePoint = number(name, 1, Character.MAX_CODE_POINT);
            return codePoint == NONE ? OptionalInt.empty() : known(ofCodePoint(codePoint));
        }
        int named = named(name);
        return known(named == NONE ? numbered(name) : named);
    }

    /** What {@link #of} knows as that keysym: a name, the character it types, {@code U+20AC}, or {@code 0xff0d}. */
    public static String name(int keysym) {
        for (String name : NAMES) {
            if (of(name).orElse(NONE) == keysym) {
                return name;
            }
        }
        int functionKey = keysym - FIRST_FUNCTION_KEY + 1;
        if (functionKey >= 1 && functionKey <= LAST_FUNCTION_KEY_NUMBER) {
            return "f" + functionKey;
        }
        if (keysym > 0x20 && keysym < 0x7F) {
            return String.valueOf((char) keysym);
        }
        int codePoint = keysym > 0xFF ? keysym - UNICODE : keysym;
        boolean types = codePoint > 0x20 && ofCodePoint(codePoint) == keysym;
        return types ? "U+" + hex(codePoint).toUpperCase(Locale.ROOT) : "0x" + hex(keysym);
    }

    private static String hex(int number) {
        return Integer.toHexString(number);
    }

    /**
     * The keysym that types a character: the code point itself in Latin-1, {@code 0x01000000} plus the code point beyond,
     * and for line feed, tab and their like the key that makes them. 0 for what no key types: other control characters,
     * surrogates, and numbers that are no code points.
     */
    public static int ofCodePoint(int codePoint) {
        boolean latin1 = (codePoint >= 0x20 && codePoint <= 0x7E) || (codePoint >= 0xA0 && codePoint <= 0xFF);
        if (latin1) {
            return codePoint;
        }
        if (codePoint > 0xFF && codePoint <= Character.MAX_CODE_POINT) {
            boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
            return surrogate ? NONE : UNICODE | codePoint;
        }
        return switch (codePoint) {
            case '\n', '\r' -> RETURN;
            case '\t' -> TAB;
            case '\b' -> BACK_SPACE;
            case 0x1B -> ESCAPE;
            case 0x7F -> DELETE;
            default -> NONE;
        };
    }

    private static OptionalInt known(int keysym) {
        return keysym == NONE ? OptionalInt.empty() : OptionalInt.of(keysym);
    }

    /** The hexadecimal number after a prefix of two characters, or 0 for what is none or is not in the range. */
    private static int number(String text, int min, int max) {
        int digits = text.length() - 2;
        if (digits < 1 || digits > 8) {
            return NONE;
        }
        long number = 0;
        for (int i = 2; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return NONE;
            }
            number = number << 4 | digit;
        }
        return number < min || number > max ? NONE : (int) number;
    }

    /** {@code f1} to {@code f35}, {@code kp0} to {@code kp9}, {@code kp_0} to {@code kp_9}. */
    private static int numbered(String name) {
        if (name.startsWith("f")) {
            int number = decimal(name, 1);
            return number >= 1 && number <= LAST_FUNCTION_KEY_NUMBER ? FIRST_FUNCTION_KEY + number - 1 : NONE;
        }
        if (name.startsWith("kp")) {
            int number = decimal(name, name.startsWith("kp_") ? 3 : 2);
            return number >= 0 && number <= 9 ? FIRST_KEYPAD_DIGIT + number : NONE;
        }
        return NONE;
    }

    /** One or two decimal digits from an index to the end, without a leading zero unless it is zero; else -1. */
    private static int decimal(String text, int from) {
        int digits = text.length() - from;
        if (digits < 1 || digits > 2 || (digits == 2 && text.charAt(from) == '0')) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }

    private static int named(String name) {
        return switch (name) {
            case "bsp", "backspace" -> BACK_SPACE;
            case "tab" -> TAB;
            case "linefeed" -> 0xFF0A;
            case "clear" -> 0xFF0B;
            case "return", "enter" -> RETURN;
            case "pause" -> 0xFF13;
            case "scrlk", "scroll_lock" -> 0xFF14;
            case "sysrq", "sys_req" -> 0xFF15;
            case "esc", "escape" -> ESCAPE;
            case "multi_key", "compose" -> 0xFF20;
            case "home" -> 0xFF50;
            case "left" -> 0xFF51;
            case "up" -> 0xFF52;
            case "right" -> 0xFF53;
            case "down" -> 0xFF54;
            case "pgup", "page_up", "prior" -> 0xFF55;
            case "pgdn", "page_down", "next" -> 0xFF56;
            case "end" -> 0xFF57;
            case "begin" -> 0xFF58;
            case "select" -> 0xFF60;
            case "print", "printscreen" -> 0xFF61;
            case "execute" -> 0xFF62;
            case "ins", "insert" -> 0xFF63;
            case "undo" -> 0xFF65;
            case "redo" -> 0xFF66;
            case "menu" -> 0xFF67;
            case "find" -> 0xFF68;
            case "cancel" -> 0xFF69;
            case "help" -> 0xFF6A;
            case "break" -> 0xFF6B;
            case "mode_switch" -> 0xFF7E;
            case "numlk", "num_lock" -> 0xFF7F;
            case "kp_space" -> 0xFF80;
            case "kp_tab" -> 0xFF89;
            case "kpenter", "kp_enter" -> 0xFF8D;
            case "kp_f1" -> 0xFF91;
            case "kp_f2" -> 0xFF92;
            case "kp_f3" -> 0xFF93;
            case "kp_f4" -> 0xFF94;
            case "kp_home" -> 0xFF95;
            case "kp_left" -> 0xFF96;
            case "kp_up" -> 0xFF97;
            case "kp_right" -> 0xFF98;
            case "kp_down" -> 0xFF99;
            case "kp_page_up", "kp_prior" -> 0xFF9A;
            case "kp_page_down", "kp_next" -> 0xFF9B;
            case "kp_end" -> 0xFF9C;
            case "kp_begin" -> 0xFF9D;
            case "kp_insert" -> 0xFF9E;
            case "kp_delete" -> 0xFF9F;
            case "kp_multiply" -> 0xFFAA;
            case "kp_add" -> 0xFFAB;
            case "kp_separator" -> 0xFFAC;
            case "kp_subtract" -> 0xFFAD;
            case "kp_decimal" -> 0xFFAE;
            case "kp_divide" -> 0xFFAF;
            case "kp_equal" -> 0xFFBD;
            case "shift", "lshift", "shift_l" -> SHIFT_L;
            case "rshift", "shift_r" -> SHIFT_R;
            case "ctrl", "lctrl", "control_l" -> 0xFFE3;
            case "rctrl", "control_r" -> 0xFFE4;
            case "caplk", "caps_lock" -> 0xFFE5;
            case "shift_lock" -> 0xFFE6;
            case "meta", "lmeta", "meta_l" -> 0xFFE7;
            case "rmeta", "meta_r" -> 0xFFE8;
            case "alt", "lalt", "alt_l" -> 0xFFE9;
            case "ralt", "alt_r" -> 0xFFEA;
            case "super", "lsuper", "super_l" -> 0xFFEB;
            case "rsuper", "super_r" -> 0xFFEC;
            case "hyper", "lhyper", "hyper_l" -> 0xFFED;
            case "rhyper", "hyper_r" -> 0xFFEE;
            case "altgr", "iso_level3_shift" -> 0xFE03;
            case "iso_left_tab" -> 0xFE20;
            case "del", "delete" -> DELETE;
            default -> punctuation(name);
        };
    }

    private static int punctuation(String name) {
        return switch (name) {
            case "space", "spacebar", "sb" -> ' ';
            case "exclam" -> '!';
            case "quotedbl" -> '"';
            case "numbersign" -> '#';
            case "dollar" -> '$';
            case "percent" -> '%';
            case "ampersand" -> '&';
            case "apostrophe" -> '\'';
            case "parenleft" -> '(';
            case "parenright" -> ')';
            case "asterisk" -> '*';
            case "plus" -> '+';
            case "comma" -> ',';
            case "minus" -> '-';
            case "period" -> '.';
            case "slash", "fslash" -> '/';
            case "colon" -> ':';
            case "semicolon" -> ';';
            case "less" -> '<';
            case "equal" -> '=';
            case "greater" -> '>';
            case "question" -> '?';
            case "at" -> '@';
            case "bracketleft" -> '[';
            case "backslash", "bslash" -> '\\';
            case "bracketright" -> ']';
            case "asciicircum" -> '^';
            case "underscore" -> '_';
            case "grave" -> '`';
            case "braceleft" -> '{';
            case "bar" -> '|';
            case "braceright" -> '}';
            case "asciitilde" -> '~';
            case "eurosign" -> 0x20AC;
            default -> NONE;
        };
    }
}

package io.vncshot.rfb.input;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Keys held together, such as {@code ctrl-alt-del}: pressed in that order and released in the reverse one.
 *
 * @param keysyms at least one, none twice
 */
public record KeyChord(List<Integer> keysyms) {
    public KeyChord {
        keysyms = List.copyOf(keysyms);
        if (keysyms.isEmpty()) {
            throw new IllegalArgumentException("a key is missing");
        }
    }

    /**
     * Reads {@code KEY[-KEY…]}, where KEY is what {@link Keysym#of} knows, the minus sign itself among them: {@code -},
     * {@code ctrl--}.
     *
     * @throws IllegalArgumentException naming the key that is unknown, missing or there twice
     */
    public static KeyChord parse(String text) {
        List<Integer> keysyms = new ArrayList<>(4);
        int start = 0;
        while (true) {
            int end = endOfKey(text, start);
            Integer keysym = keysym(text, start, end);
            if (keysyms.contains(keysym)) {
                throw new IllegalArgumentException("key \"" + text.substring(start, end) + "\" is there twice");
            }
            keysyms.add(keysym);
            if (end == text.length()) {
                return new KeyChord(keysyms);
            }
            if (text.charAt(end) != '-') {
                throw new IllegalArgumentException(
                        "keys are joined by \"-\", and \"-\" is a key itself: one \"-\" more or"
                                + " less is needed before \"" + text.substring(end) + "\"");
            }
            start = end + 1;
        }
    }

    private static int endOfKey(String text, int start) {
        if (text.startsWith("-", start)) {
            return start + 1;
        }
        int separator = text.indexOf('-', start);
        return separator < 0 ? text.length() : separator;
    }

    private static int keysym(String text, int start, int end) {
        String key = text.substring(start, end);
        if (key.isEmpty()) {
            throw new IllegalArgumentException(
                    text.isEmpty() ? "a key is missing" : "a key is missing after \"" + text + "\"");
        }
        OptionalInt keysym = Keysym.of(key);
        if (keysym.isEmpty()) {
            throw new IllegalArgumentException("unknown key \"" + key
                    + "\": not a key name, one character, 0x and a keysym, or U+ and a code point");
        }
        return keysym.getAsInt();
    }
}

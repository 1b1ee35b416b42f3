package io.vncshot.rfb.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text from a server: decoded leniently, and made safe to show on a terminal. */
public final class Text {
    private Text() {}

    /** UTF-8 if it is that, else Latin-1; without the trailing NUL that some servers add. */
    public static String decode(byte[] bytes) {
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] == 0) {
            length--;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        }
    }

    /** The same for the first bytes of a longer text, which may have been cut within a character. */
    public static String decodeStart(byte[] bytes) {
        int last = bytes.length - 1;
        while (last > 0 && bytes.length - last < 4 && (bytes[last] & 0xC0) == 0x80) {
            last--;
        }
        boolean cutCharacter =
                last >= 0 && (bytes[last] & 0xC0) == 0xC0 && bytes.length - last < utf8Length(bytes[last]);
        return decode(cutCharacter ? Arrays.copyOf(bytes, last) : bytes);
    }

    private static int utf8Length(byte lead) {
        return Integer.numberOfLeadingZeros(~(lead << 24));
    }

    /**
     * The text with every control character written as {@code \xNN}, and Unicode's direction marks as {@code \\uNNNN}, so
     * that a server cannot drive the terminal it is shown on.
     */
    public static String printable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isUnsafe(text.charAt(i))) {
                return escape(text, i);
            }
        }
        return text;
    }

    private static String escape(String text, int firstUnsafe) {
        StringBuilder safe = new StringBuilder(text.length() + 16).append(text, 0, firstUnsafe);
        for (int i = firstUnsafe; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isUnsafe(c)) {
                safe.append(c);
            } else if (c < 0x100) {
                safe.append("\\x").append(hex(c, 2));
            } else {
                safe.append("\\u").append(hex(c, 4));
            }
        }
        return safe.toString();
    }

    private static boolean isUnsafe(char c) {
        return c < 0x20
                || (c >= 0x7F && c < 0xA0)
                || c == 0x061C
                || (c >= 0x200E && c <= 0x200F)
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }

    private static String hex(int value, int digits) {
        String hex = Integer.toHexString(value);
        return "0".repeat(digits - hex.length()) + hex;
    }
}

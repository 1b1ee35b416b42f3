package io.vncshot.imaging;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A note in a PNG file: a tEXt chunk where the text is Latin-1, an uncompressed iTXt chunk where it is not (PNG, third
 * edition, §11.3.3).
 *
 * @param keyword 1 to 79 printable Latin-1 characters, with single spaces and none at the ends
 * @param text any text without NUL
 */
public record PngText(String keyword, String text) {
    private static final int KEYWORD_LIMIT = 79;

    /** @throws IllegalArgumentException when the keyword or the text is not what PNG allows */
    public PngText {
        if (keyword.isEmpty() || keyword.length() > KEYWORD_LIMIT) {
            throw new IllegalArgumentException(
                    "PNG keyword of " + keyword.length() + " characters: 1 to " + KEYWORD_LIMIT + " are allowed");
        }
        if (keyword.startsWith(" ") || keyword.endsWith(" ") || keyword.contains("  ")) {
            throw new IllegalArgumentException(
                    "PNG keyword \"" + keyword + "\": spaces at an end or in a row are not allowed");
        }
        for (int i = 0; i < keyword.length(); i++) {
            char c = keyword.charAt(i);
            if (c < ' ' || (c > '~' && c <= 0xA0) || c > 0xFF) {
                throw new IllegalArgumentException(
                        "PNG keyword with character " + (int) c + ": only printable Latin-1 is allowed");
            }
        }
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("PNG text of \"" + keyword + "\" contains NUL");
        }
    }

    int chunkType() {
        return isLatin1() ? PngChunk.TEXT : PngChunk.INTERNATIONAL_TEXT;
    }

    byte[] chunkData() {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(keyword.getBytes(StandardCharsets.ISO_8859_1));
        data.write(0);
        if (isLatin1()) {
            data.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
            return data.toByteArray();
        }
        // Not compressed, by method 0; language tag and translated keyword empty.
        data.writeBytes(new byte[4]);
        data.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return data.toByteArray();
    }

    private boolean isLatin1() {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xFF) {
                return false;
            }
        }
        return true;
    }
}

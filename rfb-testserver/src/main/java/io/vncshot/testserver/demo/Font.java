package io.vncshot.testserver.demo;

/** Glyphs of one face in one size, drawn beforehand (see FontAtlas among the tools). */
final class Font {
    private static final int DIRECT = 256;

    private final byte[] atlas;
    private final int ascent;
    private final int lineHeight;
    private final Glyph[] glyphs;
    private final Glyph[] direct = new Glyph[DIRECT];

    /** A glyph's place relative to pen and baseline; {@code start} is where its coverage begins in the atlas. */
    record Glyph(char character, int advance, int left, int top, int width, int height, int start) {}

    /** The glyphs must include the question mark, which stands for all that are missing. */
    Font(byte[] atlas, int ascent, int lineHeight, Glyph[] glyphs) {
        this.atlas = atlas;
        this.ascent = ascent;
        this.lineHeight = lineHeight;
        this.glyphs = glyphs;
        Glyph missing = find('?', glyphs[0]);
        for (char c = 0; c < DIRECT; c++) {
            direct[c] = missing;
        }
        for (Glyph glyph : glyphs) {
            if (glyph.character() < DIRECT) {
                direct[glyph.character()] = glyph;
            }
        }
    }

    /** From the top of a line to its baseline. */
    int ascent() {
        return ascent;
    }

    int lineHeight() {
        return lineHeight;
    }

    int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); i++) {
            width += glyph(text.charAt(i)).advance();
        }
        return width;
    }

    Glyph glyph(char character) {
        return character < DIRECT ? direct[character] : find(character, direct['?']);
    }

    /** Coverage of one pixel, 0 to 255. */
    int coverage(int position) {
        return atlas[position] & 0xFF;
    }

    private Glyph find(char character, Glyph otherwise) {
        for (Glyph glyph : glyphs) {
            if (glyph.character() == character) {
                return glyph;
            }
        }
        return otherwise;
    }
}

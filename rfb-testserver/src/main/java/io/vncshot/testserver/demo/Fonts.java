package io.vncshot.testserver.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The four faces of the desktop. */
record Fonts(Font mono, Font text, Font bold, Font heading) {
    private static final String RESOURCE = "fonts.bin";

    static Fonts load() {
        try (InputStream in = Fonts.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("resource " + RESOURCE + " is missing");
            }
            AtlasReader reader = new AtlasReader(in.readAllBytes());
            return new Fonts(reader.font(), reader.font(), reader.font(), reader.font());
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + RESOURCE + " is unreadable", e);
        }
    }

    /** Takes the resource apart; FontAtlas, which writes it, describes the format. */
    private static final class AtlasReader {
        private final byte[] bytes;
        private int position;

        AtlasReader(byte[] bytes) {
            this.bytes = bytes;
        }

        Font font() {
            int ascent = u8();
            int lineHeight = u8();
            Font.Glyph[] glyphs = new Font.Glyph[u16()];
            for (int i = 0; i < glyphs.length; i++) {
                glyphs[i] = glyph();
            }
            return new Font(bytes, ascent, lineHeight, glyphs);
        }

        private Font.Glyph glyph() {
            char character = (char) u16();
            int advance = u8();
            int left = (byte) u8();
            int top = (byte) u8();
            int width = u8();
            int height = u8();
            Font.Glyph glyph = new Font.Glyph(character, advance, left, top, width, height, position);
            position += width * height;
            return glyph;
        }

        private int u8() {
            return bytes[position++] & 0xFF;
        }

        private int u16() {
            return u8() << 8 | u8();
        }
    }
}

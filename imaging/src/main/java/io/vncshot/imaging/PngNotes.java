package io.vncshot.imaging;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the notes of PNG files, as {@link PngText} writes them. */
public final class PngNotes {
    private static final int FIRST_CHUNK = 8;

    private PngNotes() {}

    /**
     * The text of the first tEXt chunk with that keyword.
     *
     * @param start of the file: what stands behind it is not found
     */
    public static Optional<String> find(String keyword, byte[] start) {
        byte[] wanted = (keyword + "\0").getBytes(StandardCharsets.ISO_8859_1);
        int at = FIRST_CHUNK;
        while (PngReader.isPng(start) && start.length - at >= PngChunk.HEAD) {
            int length = PngHeader.intAt(start, at);
            int data = at + PngChunk.HEAD;
            if (length < 0 || length > start.length - data) {
                return Optional.empty();
            }
            if (PngHeader.intAt(start, at + 4) == PngChunk.TEXT && startsWith(start, data, length, wanted)) {
                int text = data + wanted.length;
                return Optional.of(new String(start, text, data + length - text, StandardCharsets.ISO_8859_1));
            }
            at = data + length + PngChunk.TAIL;
        }
        return Optional.empty();
    }

    private static boolean startsWith(byte[] file, int at, int length, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (i >= length || file[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}

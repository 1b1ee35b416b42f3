package io.vncshot.imaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PngNotesTest {
    @Test
    void noteIsFoundByItsWholeKeyword() throws IOException {
        byte[] file = file(new PngText("Title", "a"), new PngText("Creation Time", "2026-11-23T04:00:00Z"));
        assertThat(PngNotes.find("Creation Time", file)).contains("2026-11-23T04:00:00Z");
        assertThat(PngNotes.find("Creation", file)).isEmpty();
        assertThat(PngNotes.find("Title", file)).contains("a");
    }

    @Test
    void whateverIsCutOffOrNoPngHasNone() throws IOException {
        byte[] file = file(new PngText("Title", "a"));
        for (int length = 0; length < file.length; length++) {
            PngNotes.find("Title", Arrays.copyOf(file, length));
        }
        assertThat(PngNotes.find("Title", Arrays.copyOf(file, 45))).isEmpty();
        assertThat(PngNotes.find("Title", new byte[100])).isEmpty();
    }

    private static byte[] file(PngText... texts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PngWriter(1).write(Picture.of(new int[4], 2, 2), List.of(texts), out);
        return out.toByteArray();
    }
}

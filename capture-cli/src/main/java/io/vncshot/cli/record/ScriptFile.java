package io.vncshot.cli.record;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A script as it is written: each line is there at once, for whoever looks. */
final class ScriptFile implements ScriptWriter.Lines {
    private final OutputStream out;
    private final StringBuilder text = new StringBuilder();

    /** @param out stays the caller's to close */
    ScriptFile(OutputStream out) {
        this.out = out;
    }

    @Override
    public void add(String line) {
        text.append(line).append('\n');
        try {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the script cannot be written: " + e.getMessage(), e);
        }
    }

    /** All of it so far. */
    String text() {
        return text.toString();
    }
}

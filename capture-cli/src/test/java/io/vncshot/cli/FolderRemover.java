package io.vncshot.cli;

import io.vncshot.testserver.InputListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Removes a folder when a key is pressed. */
record FolderRemover(Path folder) implements InputListener {
    @Override
    public void keyPressed(int keysym) {
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void keyReleased(int keysym) {}

    @Override
    public void pointerMoved(int x, int y, int buttons) {}

    @Override
    public void textCut(String text) {}
}

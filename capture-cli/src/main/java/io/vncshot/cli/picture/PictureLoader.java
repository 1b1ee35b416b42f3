package io.vncshot.cli.picture;

import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PngReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a picture file in a thread of its own. */
public final class PictureLoader extends Thread {
    private final byte[] file;
    private @Nullable Picture picture;
    private @Nullable IOException failure;
    private @Nullable RuntimeException bug;

    private PictureLoader(byte[] file) {
        super("picture-loader");
        this.file = file;
        setDaemon(true);
    }

    /** One of two files cannot be read. */
    public static final class LoadException extends Exception {
        @Serial
        private static final long serialVersionUID = 1;

        private final int index;
        private final IOException reason;

        private LoadException(int index, IOException reason) {
            super(reason);
            this.index = index;
            this.reason = reason;
        }

        /** 0 for the first file, 1 for the second. */
        public int index() {
            return index;
        }

        public IOException reason() {
            return reason;
        }
    }

    /** Reads two PNG files at once; two of the same bytes but once. */
    public static Picture[] readBoth(Path first, Path second) throws LoadException {
        byte[] firstFile = bytes(0, first);
        byte[] secondFile = bytes(1, second);
        if (Arrays.equals(firstFile, secondFile)) {
            Picture picture = parse(0, firstFile);
            return new Picture[] {picture, picture};
        }
        PictureLoader other = new PictureLoader(secondFile);
        other.start();
        Picture picture = parse(0, firstFile);
        return new Picture[] {picture, other.result()};
    }

    private static byte[] bytes(int index, Path file) throws LoadException {
        try (InputStream in = Files.newInputStream(file, StandardOpenOption.READ)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new LoadException(index, e);
        }
    }

    private static Picture parse(int index, byte[] file) throws LoadException {
        try {
            return PngReader.readExactly(file);
        } catch (IOException e) {
            throw new LoadException(index, e);
        }
    }

    @Override
    public void run() {
        try {
            picture = PngReader.readExactly(file);
        } catch (IOException e) {
            failure = e;
        } catch (RuntimeException e) {
            bug = e;
        }
    }

    private Picture result() throws LoadException {
        try {
            join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoadException(1, new IOException("interrupted", e));
        }
        if (failure != null) {
            throw new LoadException(1, failure);
        }
        if (picture == null) {
            throw new IllegalStateException(bug);
        }
        return picture;
    }
}

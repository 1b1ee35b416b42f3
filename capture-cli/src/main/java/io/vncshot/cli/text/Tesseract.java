package io.vncshot.cli.text;

import io.vncshot.cli.message.UsageException;
import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PictureDoubler;
import io.vncshot.imaging.PngWriter;
import io.vncshot.rfb.transport.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads text with the program {@code tesseract}, which is started for each look. Immutable, for any thread. */
public final class Tesseract {
    private static final String NAME = "tesseract";
    /** Screens beyond this have large letters, and their doubles take much memory. */
    private static final int MOST_DOUBLED = 4 << 20;

    private final Path program;

    private Tesseract(Path program) {
        this.program = program;
    }

    /**
     * The ways to tell letters from what is behind them. Each reads what the other does not: Sauvola's compares with what is
     * near, for screens of many backgrounds, Otsu's takes one limit for the whole screen, for bold letters and little text.
     */
    public enum Threshold {
        SAUVOLA(2),
        OTSU(0);

        private final int number;

        Threshold(int number) {
            this.number = number;
        }
    }

    /**
     * The program of the machine.
     *
     * @param path folders to look in, as the variable {@code PATH} has them
     * @throws UsageException when it is not installed
     */
    public static Tesseract installed(String path) throws UsageException {
        for (String folder : path.split(File.pathSeparator, -1)) {
            try {
                Path program = Path.of(folder.isEmpty() ? "." : folder, NAME);
                if (Files.isExecutable(program) && !Files.isDirectory(program)) {
                    return new Tesseract(program.toAbsolutePath());
                }
            } catch (InvalidPathException e) {
                // No folder has such a name.
            }
        }
        throw new UsageException(
                "findtext: needs tesseract, which is not installed; install it (apt install tesseract-ocr)");
    }

    /** A picture of a screen as the program gets it. */
    public record Page(byte[] png, int scale) {
        /** The picture may change afterwards. */
        public static Page of(Picture picture) throws IOException {
            boolean large = (long) picture.width() * picture.height() > MOST_DOUBLED;
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            new PngWriter(1).write(large ? picture : PictureDoubler.doubledGrey(picture), List.of(), png);
            return new Page(png.toByteArray(), large ? 1 : 2);
        }
    }

    /**
     * Reads a page.
     *
     * @return empty when the deadline has passed before the end
     * @throws IOException when the program fails, or writes what it should not
     */
    public Optional<ScreenText> read(Page page, Threshold threshold, Deadline deadline) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                program.toString(),
                "stdin",
                "stdout",
                "--psm",
                "11",
                "-c",
                "thresholding_method=" + threshold.number,
                "tsv");
        // With more threads it takes longer, not shorter.
        builder.environment().putIfAbsent("OMP_THREAD_LIMIT", "1");
        try (ReadingProcess process = ReadingProcess.start(builder, page.png)) {
            return process.await(deadline)
                    ? Optional.of(ScreenText.parse(process.output(), page.scale))
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}

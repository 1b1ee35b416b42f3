package io.vncshot.cli.picture;

import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PngText;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.transport.Deadline;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

class PictureOutputTest {
    private static final Picture PICTURE = Picture.of(new int[] {0xFF102030, 0xFF405060}, 2, 1);
    private static final List<PngText> NOTES = List.of(new PngText("Title", "test"));

    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final PartFiles parts = new PartFiles();
    private final PictureOutput output = new PictureOutput(stdout, parts);

    @TempDir
    private Path folder;

    @AfterEach
    void closeParts() {
        parts.close();
    }

    @Test
    void sizeToldIsTheSizeOfTheFile() throws IOException {
        long size = write(output, "a.png");

        assertThat(folder.resolve("a.png")).hasSize(size);
        assertThat(ImageIO.read(folder.resolve("a.png").toFile()).getRGB(1, 0)).isEqualTo(0xFF405060);
    }

    @Test
    void formatIsTheExtensions() throws IOException {
        write(output, "a.bmp");

        assertThat(Files.readAllBytes(folder.resolve("a.bmp"))).startsWith('B', 'M');
    }

    @Test
    void dashIsStdout() throws IOException {
        long size = write(output, "-");

        assertThat(stdout.size()).isEqualTo((int) size);
        assertThat(ImageIO.read(new ByteArrayInputStream(stdout.toByteArray())).getRGB(0, 0))
                .isEqualTo(0xFF102030);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void fullDeviceIsAnError() {
        assertThatIOException().isThrownBy(() -> write(output, "/dev/full")).withMessageContaining("No space left");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void pipeIsWrittenToRatherThanReplaced() throws Exception {
        Path pipe = folder.resolve("pipe.png");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Process reader = new ProcessBuilder("cat", pipe.toString()).start();

        long size = write(output, "pipe.png");

        assertThat(reader.getInputStream().readAllBytes()).hasSize((int) size);
        assertThat(Files.isRegularFile(pipe)).isFalse();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void pipeThatNobodyReadsEndsInATimeout() throws Exception {
        Path pipe = folder.resolve("pipe.png");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        PictureFile file = PictureFile.parse("pipe.png", folder);
        Deadline deadline = Deadline.after(Duration.ofMillis(50), "--timeout", System::nanoTime);

        assertThatExceptionOfType(RfbException.class)
                .isThrownBy(() -> output.write(file, PICTURE, NOTES, deadline))
                .withMessage("nobody read all of the picture within 50 ms (--timeout)")
                .extracting(RfbException::reason)
                .isEqualTo(RfbException.Reason.TIMEOUT);
        // Lets the writer, which still waits for a reader, go.
        new ProcessBuilder("cat", pipe.toString()).start().waitFor();
    }

    @Test
    void brokenStdoutIsAnError() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };

        assertThatIOException()
                .isThrownBy(() -> write(new PictureOutput(broken, parts), "-"))
                .withMessage("Broken pipe");
    }

    private long write(PictureOutput to, String name) throws IOException {
        return to.write(PictureFile.parse(name, folder), PICTURE, NOTES, Deadline.after(Duration.ofSeconds(20)));
    }
}

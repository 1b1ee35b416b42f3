package io.vncshot.cli.timelapse;

import io.vncshot.imaging.FrameWriter;
import io.vncshot.imaging.Picture;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An MP4 file, by ffmpeg, which gets the frames as raw pixels. */
final class VideoWriter implements FrameWriter, AutoCloseable {
    private static final int END_SECONDS = 60;

    private final Process process;
    private final OutputStream frames;
    private final Path log;
    private byte[] row = {};

    private VideoWriter(Process process, Path log) {
        this.process = process;
        this.frames = new BufferedOutputStream(process.getOutputStream(), 1 << 16);
        this.log = log;
    }

    /**
     * Starts the program.
     *
     * @param target is overwritten
     * @param millis for which each frame is shown
     */
    static VideoWriter start(Path program, Path target, Film.Size size, int millis) throws IOException {
        Path log = Files.createTempFile("vncshot-ffmpeg", ".log");
        List<String> words = List.of(
                program.toString(),
                "-hide_banner",
                "-loglevel",
                "error",
                "-y",
                "-f",
                "rawvideo",
                "-pixel_format",
                "rgb24",
                "-video_size",
                size.width() + "x" + size.height(),
                "-framerate",
                "1000/" + millis,
                "-i",
                "pipe:0",
                // Half as many colours as pixels: that takes even sides.
                "-vf",
                "pad=ceil(iw/2)*2:ceil(ih/2)*2",
                "-pix_fmt",
                "yuv420p",
                "-movflags",
                "+faststart",
                "-f",
                "mp4",
                target.toAbsolutePath().toString());
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectOutput(Redirect.DISCARD).redirectError(log.toFile());
        return new VideoWriter(builder.start(), log);
    }

    @Override
    public void add(Picture frame, int millis) throws IOException {
        if (row.length != 3 * frame.width()) {
            row = new byte[3 * frame.width()];
        }
        try {
            for (int y = 0; y < frame.height(); y++) {
                int start = frame.offset() + y * frame.stride();
                for (int x = 0; x < frame.width(); x++) {
                    int pixel = frame.argb()[start + x];
                    row[3 * x] = (byte) (pixel >> 16);
                    row[3 * x + 1] = (byte) (pixel >> 8);
                    row[3 * x + 2] = (byte) pixel;
                }
                frames.write(row);
            }
        } catch (IOException e) {
            throw new IOException(failure(), e);
        }
    }

    @Override
    public void finish() throws IOException {
        try {
            frames.close();
            if (process.waitFor(END_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new IOException(failure(), e);
        }
        throw new IOException(failure());
    }

    private String failure() throws IOException {
        String said = Files.readString(log, StandardCharsets.UTF_8).strip();
        return "ffmpeg failed" + (said.isEmpty() ? "" : ": " + said.substring(said.lastIndexOf('\n') + 1));
    }

    /** Ends the program, however far it is. */
    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(log);
    }
}

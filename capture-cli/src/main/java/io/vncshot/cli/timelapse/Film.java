package io.vncshot.cli.timelapse;

import io.vncshot.cli.picture.PartFiles;
import io.vncshot.imaging.ApngWriter;
import io.vncshot.imaging.FrameWriter;
import io.vncshot.imaging.GifWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A moving picture in a file, which has its name when it is complete. */
public final class Film {
    private static final int BUFFER = 1 << 16;

    private final Format format;
    private final Path target;
    private final Path program;
    private final int millis;

    /** How it is written. */
    public enum Format {
        APNG,
        GIF,
        MP4
    }

    /** Of all frames. */
    public record Size(int width, int height) {}

    /** Hands over the frames. */
    public interface Frames {
        void writeTo(FrameWriter writer) throws IOException;
    }

    /**
     * One to be made.
     *
     * @param program ffmpeg, for MP4
     * @param millis for which each frame is shown
     */
    public Film(Format format, Path target, Path program, int millis) {
        this.format = format;
        this.target = target;
        this.program = program;
        this.millis = millis;
    }

    /** Makes it, over what there is of its name. */
    public void write(Size size, Frames frames, PartFiles parts) throws IOException {
        Path part = target.resolveSibling(
                "." + target.getFileName() + "." + Long.toString(System.nanoTime(), Character.MAX_RADIX) + ".part");
        try {
            try (FileChannel channel = parts.create(part)) {
                writeTo(part, channel, size, frames);
            }
            parts.rename(part, target);
        } finally {
            parts.remove(part);
        }
    }

    private void writeTo(Path part, FileChannel channel, Size size, Frames frames) throws IOException {
        switch (format) {
            case APNG -> {
                FrameWriter writer = new ApngWriter(channel, size.width(), size.height());
                frames.writeTo(writer);
                writer.finish();
            }
            case GIF -> {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
                FrameWriter writer = new GifWriter(out, size.width(), size.height());
                frames.writeTo(writer);
                writer.finish();
            }
            case MP4 -> {
                try (VideoWriter writer = VideoWriter.start(program, part, size, millis)) {
                    frames.writeTo(writer);
                    writer.finish();
                }
            }
        }
    }
}

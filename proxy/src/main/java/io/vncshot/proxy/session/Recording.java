package io.vncshot.proxy.session;

import io.netty.buffer.ByteBuf;
import io.vncshot.proxy.relay.EndReason;
import io.vncshot.proxy.relay.SessionTap;
import io.vncshot.proxy.transport.LogText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a session to a file that noVNC's playback page reads: a script with an array of strings, each of which has
 * where it came from and the milliseconds since the start in front. It is written as things happen.
 */
final class Recording implements SessionTap {
    private static final Logger LOG = LoggerFactory.getLogger("proxy");
    private static final String HEX = "0123456789abcdef";

    private final Path file;
    private final long start = System.nanoTime();
    private @Nullable OutputStream out;

    private Recording(Path file, OutputStream out) {
        this.file = file;
        this.out = out;
    }

    /** Takes the place of any file or link of that name; others can not read it. */
    static Recording create(Path file) throws IOException {
        Files.deleteIfExists(file);
        OutputStream out = Channels.newOutputStream(Files.newByteChannel(
                file,
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))));
        Recording recording = new Recording(file, out);
        recording.write("var VNC_frame_data = [\n");
        return recording;
    }

    @Override
    public void fromClient(ByteBuf bytes) {
        add('}', bytes);
    }

    @Override
    public void fromTarget(ByteBuf bytes) {
        add('{', bytes);
    }

    @Override
    public void ended(EndReason reason) {
        write("'EOF'];\n");
        stop();
    }

    private void add(char origin, ByteBuf bytes) {
        if (out == null) {
            return;
        }
        long milliseconds = (System.nanoTime() - start) / 1_000_000;
        StringBuilder line = new StringBuilder(bytes.readableBytes() * 3 + 24);
        line.append('\'').append(origin).append(milliseconds).append(origin);
        for (int i = bytes.readerIndex(); i < bytes.writerIndex(); i++) {
            appendEscaped(line, bytes.getByte(i) & 0xff);
        }
        write(line.append("',\n").toString());
    }

    private static void appendEscaped(StringBuilder line, int value) {
        switch (value) {
            case '\'', '\\' -> line.append('\\').append((char) value);
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            default -> {
                if (value >= ' ' && value < 0x7f) {
                    line.append((char) value);
                } else {
                    line.append("\\x").append(HEX.charAt(value >> 4)).append(HEX.charAt(value & 15));
                }
            }
        }
    }

    private void write(String text) {
        if (out == null) {
            return;
        }
        try {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            LOG.warn("{}: the recording ends here: {}", file, LogText.of(e));
            stop();
        }
    }

    private void stop() {
        if (out == null) {
            return;
        }
        try {
            out.close();
        } catch (IOException e) {
            LOG.warn("{}: {}", file, LogText.of(e));
        }
        out = null;
    }
}

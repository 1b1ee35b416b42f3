package io.vncshot.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The human monitor of a QEMU process, on a Unix socket. */
final class QemuMonitor implements AutoCloseable {
    private static final String PROMPT = "(qemu) ";
    private static final int START_SECONDS = 20;

    private final SocketChannel channel;

    private QemuMonitor(SocketChannel channel) {
        this.channel = channel;
    }

    static QemuMonitor open(Path socket, Daemon qemu) {
        TimeLimit limit = TimeLimit.seconds(START_SECONDS);
        while (true) {
            try {
                QemuMonitor monitor = new QemuMonitor(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
                monitor.readToPrompt();
                return monitor;
            } catch (IOException e) {
                qemu.pauseWhileAlive();
                limit.check("QEMU's monitor");
            }
        }
    }

    /** Does a command and returns what the monitor says, with the command's echo. */
    String command(String command) {
        try {
            channel.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.UTF_8)));
            return readToPrompt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Picture screenDump() {
        try {
            Path file = Files.createTempFile("interop-screen", ".ppm");
            try {
                String answer = command("screendump " + file);
                if (answer.contains("Error")) {
                    throw new IllegalStateException(answer);
                }
                return Ppm.parse(Files.readAllBytes(file));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** QEMU answers until it dies, and its death ends this read. */
    private String readToPrompt() throws IOException {
        StringBuilder text = new StringBuilder();
        ByteBuffer bytes = ByteBuffer.allocate(4096);
        while (text.indexOf(PROMPT) < 0 || !text.toString().endsWith(PROMPT)) {
            if (channel.read(bytes.clear()) < 0) {
                throw new IOException("QEMU closed its monitor");
            }
            text.append(StandardCharsets.UTF_8.decode(bytes.flip()));
        }
        return text.toString();
    }
}

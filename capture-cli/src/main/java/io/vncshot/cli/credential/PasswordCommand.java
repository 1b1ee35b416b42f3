package io.vncshot.cli.credential;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A command whose first line of output is the password. */
final class PasswordCommand {
    private static final int MAX_OUTPUT = 64 << 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    private PasswordCommand(Process process) {
        this.process = process;
    }

    /**
     * Runs it with sh; what it has to complain about goes to stderr, and it may ask on the terminal.
     *
     * @throws IOException when it cannot be started, fails, prints nothing or takes over a minute
     */
    static String run(String command, Path workingDirectory) throws IOException {
        Process process = new ProcessBuilder("sh", "-c", command)
                .directory(workingDirectory.toAbsolutePath().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            return new PasswordCommand(process).password();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("was interrupted", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private String password() throws IOException, InterruptedException {
        Thread reader = new Thread(this::readOutput, "password-command");
        reader.setDaemon(true);
        reader.start();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IOException("took longer than " + PATIENCE.toSeconds() + " s");
        }
        if (process.exitValue() != 0) {
            throw new IOException("ended with exit status " + process.exitValue());
        }
        reader.join(PATIENCE.toMillis());
        String line = firstLine();
        if (line.isEmpty()) {
            throw new IOException("printed no password in its first line");
        }
        return line;
    }

    private void readOutput() {
        try (InputStream in = process.getInputStream()) {
            byte[] buffer = new byte[4096];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                synchronized (output) {
                    output.write(buffer, 0, Math.min(n, MAX_OUTPUT - output.size()));
                }
            }
        } catch (IOException ended) {
            // What has been printed is what there is.
        }
    }

    private String firstLine() {
        synchronized (output) {
            String text = output.toString(StandardCharsets.UTF_8);
            int end = 0;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            return text.substring(0, end);
        }
    }
}

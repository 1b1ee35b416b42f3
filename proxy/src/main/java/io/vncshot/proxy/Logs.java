package io.vncshot.proxy;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Sets up the log, before the first logger is made. */
final class Logs {
    private Logs() {}

    static void configure(ProxyOptions options) throws IOException {
        Path file = options.logFile;
        if (file != null) {
            System.setErr(open(file));
        }
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        System.setProperty("org.slf4j.simpleLogger.log.proxy", options.verbose ? "debug" : "info");
        System.setProperty("org.slf4j.simpleLogger.showDateTime", "true");
        System.setProperty("org.slf4j.simpleLogger.dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
        System.setProperty("org.slf4j.simpleLogger.showThreadName", "false");
        System.setProperty("org.slf4j.simpleLogger.showLogName", "false");
    }

    private static PrintStream open(Path file) throws IOException {
        try {
            return new PrintStream(new FileOutputStream(file.toFile(), true), true, StandardCharsets.UTF_8);
        } catch (IOException e) {
            @Nullable String reason = e.getMessage();
            throw new IOException("--log-file: cannot be written: " + reason, e);
        }
    }
}

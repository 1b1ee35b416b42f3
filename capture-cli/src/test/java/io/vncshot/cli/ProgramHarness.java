package io.vncshot.cli;

import io.vncshot.cli.credential.PasswordPrompt;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The program in this process, in a folder and an environment of its own, with what it prints kept. */
final class ProgramHarness {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:11:12Z"), ZoneOffset.UTC);

    final Map<String, String> environment = new HashMap<>();
    final Path folder;
    PasswordPrompt prompt = PasswordPrompt.NONE;
    String stdin = "";
    Clock clock = CLOCK;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    ProgramHarness(Path folder) {
        this.folder = folder;
    }

    int run(String... args) {
        return run(out, args);
    }

    int run(OutputStream stdout, String... args) {
        err.reset();
        out.reset();
        Invocation invocation = new Invocation(
                environment,
                folder,
                new ByteArrayInputStream(stdin.getBytes(UTF_8)),
                stdout,
                new PrintStream(err, true, UTF_8),
                clock,
                System::nanoTime,
                prompt);
        return new Program(invocation).run(args);
    }

    /** What the last run printed on stdout. */
    String out() {
        return out.toString(UTF_8);
    }

    byte[] outBytes() {
        return out.toByteArray();
    }

    /** What the last run printed on stderr. */
    String err() {
        return err.toString(UTF_8);
    }

    List<String> fileNames() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

package io.vncshot.cli.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class MessagesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:11:12.9Z"), ZoneOffset.UTC);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stderr = new PrintStream(bytes, true, UTF_8);

    @TempDir
    private Path folder;

    @Test
    void quietLeavesOnlyErrors() {
        say(Messages.to(stderr, Verbosity.QUIET));

        assertThat(bytes.toString(UTF_8)).isEqualTo("vncshot: an error\n");
    }

    @Test
    void longTextsAreCutToWhatAPersonReads() {
        Messages.to(stderr, Verbosity.NORMAL).error("\n".repeat(65_536));

        assertThat(bytes.toString(UTF_8))
                .hasSizeLessThan(9_000)
                .startsWith("vncshot: \\x0a\\x0a")
                .endsWith("… (65536 characters)\n");
    }

    @Test
    void normallyWarningsAreSaidAndNotesAreNot() {
        say(Messages.to(stderr, Verbosity.NORMAL));

        assertThat(bytes.toString(UTF_8)).isEqualTo("vncshot: warning: a warning\nvncshot: an error\n");
    }

    @Test
    void verboseAddsNotesAndDebugAddsStacks() {
        say(Messages.to(stderr, Verbosity.VERBOSE));
        assertThat(bytes.toString(UTF_8))
                .isEqualTo("vncshot: a note\nvncshot: warning: a warning\nvncshot: an error\n");

        Messages.to(stderr, Verbosity.DEBUG).stack(new IOException("of an error"));
        assertThat(bytes.toString(UTF_8)).contains("java.io.IOException: of an error\n\tat ");
    }

    @Test
    void everyMessageIsOneLineWhateverAServerPutsIntoIt() {
        Messages.to(stderr, Verbosity.NORMAL).error("name \u001B[2J\n\u009B31m\u202E");

        assertThat(bytes.toString(UTF_8)).isEqualTo("vncshot: name \\x1b[2J\\x0a\\x9b31m\\u202e\n");
    }

    @Test
    void logFileGetsEverythingWithItsTimeHoweverQuietTheProgramIs() throws IOException {
        Path file = folder.resolve("log");
        Files.writeString(file, "before\n");

        try (LogFile log = LogFile.appendingTo(file, CLOCK)) {
            say(Messages.to(stderr, Verbosity.QUIET).alsoTo(log));
        }

        assertThat(file).hasContent("""
                        before
                        2026-11-22T10:11:12Z vncshot: a note
                        2026-11-22T10:11:12Z vncshot: warning: a warning
                        2026-11-22T10:11:12Z vncshot: an error
                        """);
    }

    private static void say(Messages messages) {
        messages.note("a note");
        messages.warning("a warning");
        messages.error("an error");
        messages.stack(new IllegalStateException("hidden unless -vv"));
    }
}

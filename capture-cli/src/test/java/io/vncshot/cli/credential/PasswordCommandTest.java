package io.vncshot.cli.credential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class PasswordCommandTest {
    @TempDir
    private Path folder;

    @Test
    void firstLineOfTheOutputIsThePassword() throws IOException {
        assertThat(run("echo secret; echo more")).isEqualTo("secret");
        assertThat(run("printf secret")).isEqualTo("secret");
        assertThat(run("printf 'ge\\303\\244use\\r\\n'")).isEqualTo("geäuse");
    }

    @Test
    void commandRunsInTheWorkingDirectory() throws IOException {
        Files.writeString(folder.resolve("pw"), "from a file\n");

        assertThat(run("cat pw")).isEqualTo("from a file");
    }

    @Test
    void commandCannotReadOurStdin() throws IOException {
        assertThat(run("cat; echo end")).isEqualTo("end");
    }

    @Test
    void muchOutputDoesNotBlockTheCommand() throws IOException {
        assertThat(run("echo secret; head -c 1000000 /dev/zero")).isEqualTo("secret");
    }

    @Test
    void failureNamesTheExitStatus() {
        assertThatIOException().isThrownBy(() -> run("echo secret; exit 7")).withMessage("ended with exit status 7");
        assertThatIOException()
                .isThrownBy(() -> run("no-such-command-here 2>/dev/null"))
                .withMessage("ended with exit status 127");
    }

    @Test
    void emptyFirstLineIsNoPassword() {
        assertThatIOException().isThrownBy(() -> run("true")).withMessage("printed no password in its first line");
        assertThatIOException().isThrownBy(() -> run("echo; echo x")).withMessageStartingWith("printed no password");
    }

    private String run(String command) throws IOException {
        return PasswordCommand.run(command, folder);
    }
}

package io.vncshot.interop;

import io.vncshot.interop.Account.User;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the proxy's wrap mode does with a command that is no VNC server. */
class WrappedCommandTest {
    @Test
    void commandThatEndsAtOnceIsStartedThreeTimes() {
        try (Account account = Account.of(User.OWN);
                DisplayNumber display = DisplayNumber.reserve()) {
            Command.Result result = account.runWebsockify(
                    "" + display.port(), "--wrap-mode=respawn", "--", "sh", "-c", "echo started; exit 7");

            assertThat(result.exitStatus()).isEqualTo(7);
            assertThat(result.output()).isEqualTo("started\n".repeat(3));
            assertThat(result.errors()).contains("sh was started 3 times within 10 s and is not started again");
        }
    }

    @Test
    void exitStatusIsTheCommands() {
        try (Account account = Account.of(User.OWN);
                DisplayNumber display = DisplayNumber.reserve()) {
            Command.Result result =
                    account.runWebsockify("" + display.port(), "--", "sh", "-c", "echo out; echo err >&2; exit 7");

            assertThat(result.exitStatus()).isEqualTo(7);
            assertThat(result.output()).isEqualTo("out\n");
            assertThat(result.errors()).contains("err\n").contains("sh has ended with status 7");
        }
    }

    @Test
    void commandIsNotStartedWhenThePortIsTaken() throws IOException {
        try (Account account = Account.of(User.OWN);
                ServerSocket taken = new ServerSocket(0)) {
            Path started = account.folder().resolve("started");

            Command.Result result = account.runWebsockify("" + taken.getLocalPort(), "--", "touch", started.toString());

            assertThat(result.exitStatus()).isEqualTo(1);
            assertThat(result.errors()).startsWith("websockify: cannot listen on port " + taken.getLocalPort());
            assertThat(started).doesNotExist();
        }
    }

    @Test
    void commandThatDoesNotExistIsSaid() {
        try (Account account = Account.of(User.OWN);
                DisplayNumber display = DisplayNumber.reserve()) {
            Command.Result result = account.runWebsockify("" + display.port(), "--", "no-such-vncserver", ":1");

            assertThat(result.exitStatus()).isEqualTo(1);
            assertThat(result.errors()).contains("no-such-vncserver: no such command on the PATH");
        }
    }

    @Test
    void onlyTheCommandHasTheVariables() {
        try (Account account = Account.of(User.OWN);
                DisplayNumber display = DisplayNumber.reserve()) {
            Command.Result result = account.runWebsockify("" + display.port(), "--", "env");

            assertThat(result.output())
                    .contains("LD_PRELOAD=" + account.folder().resolve("rebind.so") + "\n")
                    .contains("REBIND_OLD_PORT=" + display.port() + "\n")
                    .doesNotContain("WEBSOCKIFY_NATIVE");
        }
    }

    @Test
    void folderOfTheReportGoesWithTheCommand() throws IOException {
        try (Account account = Account.of(User.OWN);
                DisplayNumber display = DisplayNumber.reserve()) {
            Command.Result result =
                    account.runWebsockify("" + display.port(), "--", "sh", "-c", "echo \"$REBIND_REPORT\"");

            Path report = Path.of(result.output().trim());
            assertThat(report).isAbsolute();
            assertThat(Files.exists(report.getParent())).isFalse();
        }
    }

    @Test
    void daemonWhoseCommandFailsSaysSo() {
        try (Account account = Account.of(User.OWN);
                DisplayNumber display = DisplayNumber.reserve()) {
            Command.Result result =
                    account.runWebsockify("" + display.port(), "-D", "--", "sh", "-c", "echo sorry >&2; exit 7");

            assertThat(result.exitStatus()).isEqualTo(7);
            assertThat(result.errors()).contains("sorry\n");
        }
    }
}

package io.vncshot.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
final class MainTest {
    @TempDir
    Path folder;

    @Test
    void withALogFileAMistakeIsToldOnStandardErrorAllTheSame() throws Exception {
        assertFails(
                2,
                "x: must be host:port",
                "0",
                "x",
                "--log-file",
                folder.resolve("log").toString());
    }

    @Test
    void withALogFileAPortInUseIsToldOnStandardErrorAllTheSame() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String source = "127.0.0.1:" + taken.getLocalPort();
            assertFails(
                    1,
                    "cannot listen on " + source,
                    source,
                    "h:1",
                    "--log-file",
                    folder.resolve("log").toString());
        }
    }

    @Test
    void aSyslogThatIsNoAddressIsAMistake() throws Exception {
        assertFails(2, "--syslog h:x: the port must be", "0", "h:1", "--syslog", "h:x");
    }

    @Test
    void metricsWithoutAPortAreAMistakeOfThatOption() throws Exception {
        assertFails(2, "--metrics 127.0.0.1:x: the port must be", "0", "h:1", "--metrics", "x");
    }

    @Test
    void aSyslogWithoutAColonIsThePathOfASocket() throws Exception {
        assertFails(1, "--syslog nowhere: cannot be reached: no such socket", "0", "h:1", "--syslog", "nowhere");
    }

    /** One line on standard error, which begins so, and the exit status. */
    static void assertFails(int status, String message, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).start();
        try {
            assertThat(new String(process.getErrorStream().readAllBytes(), UTF_8))
                    .startsWith("websockify: " + message)
                    .hasLineCount(1);
            assertThat(process.waitFor()).isEqualTo(status);
        } finally {
            process.destroyForcibly();
        }
    }
}

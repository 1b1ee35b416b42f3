package io.vncshot.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class DemoCommandTest {
    @TempDir
    private Path folder;

    @Test
    void addressThatIsPrintedCanBeCapturedUntilTheDemoIsInterrupted() throws InterruptedException {
        ProgramHarness demo = new ProgramHarness(folder);
        AtomicInteger status = new AtomicInteger(-1);
        Thread thread = new Thread(() -> status.set(demo.run("demo", "--port", "0")));
        thread.start();
        await().until(() -> demo.out().endsWith("\n"));
        Matcher line = Pattern.compile(
                        "demo desktop on (127.0.0.1::\\d+);" + " to capture it: vncshot -s \\1 capture demo.png\n")
                .matcher(demo.out());
        assertThat(line.matches()).as(demo.out()).isTrue();

        ProgramHarness program = new ProgramHarness(folder);
        assertThat(program.run("-s", line.group(1), "capture", "demo.png")).isZero();
        thread.interrupt();
        thread.join(20_000);

        assertThat(status).hasValue(130);
        assertThat(program.run("-s", line.group(1), "capture", "demo.png")).isEqualTo(10);
    }

    @Test
    void portInUseIsNamedWithTheWayOut() throws IOException {
        ProgramHarness program = new ProgramHarness(folder);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(program.run("demo", "--port", "" + taken.getLocalPort())).isEqualTo(30);

            assertThat(program.err())
                    .startsWith("vncshot: demo: cannot listen on port " + taken.getLocalPort() + " of 127.0.0.1: ")
                    .endsWith("; --port chooses another\n");
        }
    }
}

package io.vncshot.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** TigerVNC's server behind the proxy. */
@Timeout(60)
final class RealServerTest {
    @TempDir
    Path folder;

    @Test
    void theFirstFrameIsTheServersBanner() throws Exception {
        Path program = Path.of("/usr/bin/Xtigervnc");
        assumeTrue(Files.isExecutable(program), program + " is not installed");
        Path socket = folder.resolve("rfb");
        Process server = new ProcessBuilder(
                        program.toString(),
                        "-displayfd",
                        "1",
                        "-rfbport",
                        "-1",
                        "-rfbunixpath",
                        socket.toString(),
                        "-SecurityTypes",
                        "None",
                        "-geometry",
                        "320x200")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (TestProxy proxy = new TestProxy("--unix-target", socket.toString())) {
            awaitReady(server);
            try (WebSocketClient client = proxy.open()) {
                WebSocketClient.Frame banner = client.readFrame();
                assertThat(banner.opcode()).isEqualTo(2);
                assertThat(banner.text()).isEqualTo("RFB 003.008\n");
                client.sendFrame(0x82, banner.payload());
                assertThat(client.readFrame().payload()).containsExactly(1, 1);
            }
        } finally {
            server.destroy();
        }
    }

    /** It writes the number of its display when it serves. */
    private static void awaitReady(Process server) throws IOException {
        assertThat(server.getInputStream().read()).isNotNegative();
    }
}

package io.vncshot.interop;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Other people's WebSocket clients, through the proxy to an echo server: whole, fragmented, with pings in between. */
class WebSocketClientsTest {
    /** Debian's packages are those of Debian's own Python. */
    private static final String PYTHON = "/usr/bin/python3";

    @Test
    void everyByteOfNpmsWsComesBack() {
        Path script = NodeFolder.script("echo.mjs");
        assertEchoes("node", script.toString());
    }

    @Test
    void everyByteOfDebiansPythonWebsocketsComesBack() {
        Requirements.require(List.of("python3"));
        Requirements.requireFolder(Path.of("/usr/lib/python3/dist-packages/websockets"));
        assertEchoes(PYTHON, Path.of("src", "test", "python", "echo.py").toString());
    }

    /** Once in plain frames, and once compressed, which both ask for. */
    private static void assertEchoes(String program, String script) {
        assertEchoesWith(List.of(), program, script);
        assertEchoesWith(List.of("--compress"), program, script);
    }

    private static void assertEchoesWith(List<String> options, String program, String script) {
        try (EchoServer target = EchoServer.start();
                Websockify proxy = Websockify.to(target.port(), options.toArray(new String[0]))) {
            Command.Result result = Command.of(program, script, "ws://127.0.0.1:" + proxy.port() + "/websockify")
                    .run();
            assertThat(result).isEqualTo(new Command.Result(0, "ok\n", ""));
        }
    }
}

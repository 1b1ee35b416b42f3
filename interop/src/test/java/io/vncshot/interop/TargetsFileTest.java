package io.vncshot.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** One list of desktops, for {@code snap --targets} and for the proxy's tokens. */
class TargetsFileTest {
    private static final String PASSWORD = "geheim12";

    @TempDir
    private Path folder;

    @Test
    void fileOfTargetsRoutesTheProxyAndAFileOfTokensIsSnapped() throws IOException {
        PasswordFile.write(PASSWORD, folder.resolve("passwd"));
        Path targets = folder.resolve("targets");
        try (XVncServer tiger = XVncServer.start(ServerSetup.of(ServerKind.TIGERVNC));
                XVncServer tight =
                        XVncServer.start(ServerSetup.of(ServerKind.TIGHTVNC).withPassword(PASSWORD));
                Websockify proxy =
                        Websockify.with("--token-plugin", "TokenFile", "--token-source", targets.toString())) {
            Files.writeString(
                    targets,
                    "# name  address  options\n"
                            + "tiger:  127.0.0.1:" + tiger.port() + "\n"
                            + "tight:  127.0.0.1::" + tight.port() + "  --password-file passwd -t 30\n");
            String gate = "ws://127.0.0.1:" + proxy.port() + "/websockify?token=";
            Files.writeString(
                    folder.resolve("by-proxy"),
                    "tiger: " + gate + "tiger\n" + "tight: " + gate + "tight --password-file passwd\n");

            for (String list : new String[] {"targets", "by-proxy"}) {
                Command.Result result = Vncshot.run(folder, "-q", "snap", "--targets", list, list + "-{name}.png");
                assertThat(result).isEqualTo(new Command.Result(0, "", ""));
                assertThat(Picture.read(folder.resolve(list + "-tiger.png")).differenceFrom(tiger.truth()))
                        .isEmpty();
                assertThat(Picture.read(folder.resolve(list + "-tight.png")).differenceFrom(tight.truth()))
                        .isEmpty();
            }
            assertThat(proxy.daemon().log()).doesNotContain("WARN", "must be");
        }
    }

    /** By the line of docs/scale.md. */
    @Test
    void fileOfTargetsFillsRedisForTheProxy() throws IOException {
        Requirements.require(List.of("redis-server", "redis-cli"));
        String line = Files.readAllLines(Path.of("..", "docs", "scale.md")).stream()
                .map(String::strip)
                .filter(text -> text.startsWith("sed ") && text.endsWith(" targets | redis-cli"))
                .findFirst()
                .orElseThrow();
        int port = VncPort.free();
        String client = "redis-cli -p " + port;
        try (Daemon redis = Daemon.start(
                        List.of("redis-server", "--port", "" + port, "--bind", "127.0.0.1", "--save", ""), Map.of());
                XVncServer server = XVncServer.start(ServerSetup.of(ServerKind.TIGHTVNC));
                Websockify proxy =
                        Websockify.with("--token-plugin", "TokenRedis", "--token-source", "127.0.0.1:" + port)) {
            Awaitility.await()
                    .atMost(20, TimeUnit.SECONDS)
                    .until(() -> Command.of("sh", "-c", client + " ping").run().exitStatus() == 0);
            Files.writeString(
                    folder.resolve("targets"), "# desktops: all\nfront:  127.0.0.1:" + server.port() + "  -t 30\n");
            new Command(List.of("sh", "-c", line.replace("redis-cli", client)), folder, Map.of()).runSuccessfully();

            Command.Result result = Vncshot.in(folder, "ws://127.0.0.1:" + proxy.port() + "/websockify?token=front")
                    .run("capture", "front.png");

            assertThat(result).as(redis.log()).isEqualTo(new Command.Result(0, "", ""));
            assertThat(Picture.read(folder.resolve("front.png")).differenceFrom(server.truth()))
                    .isEmpty();
        }
    }
}

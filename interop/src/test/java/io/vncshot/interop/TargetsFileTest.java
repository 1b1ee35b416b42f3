package io.vncshot.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}

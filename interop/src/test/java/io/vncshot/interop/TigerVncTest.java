package io.vncshot.interop;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TigerVncTest {
    private static final int FAILURES_BEFORE_THE_BLACKLIST = 5;

    @TempDir
    private Path folder;

    /** A blacklisted client is sent version 3.3 and, in place of a security type, the reason. */
    @Test
    void blacklistedClientGetsTheServersReasonInOneLine() {
        ServerSetup setup = ServerSetup.of(ServerKind.TIGERVNC).withPassword("right");
        try (VncServer server = VncServer.start(setup)) {
            Vncshot wrong = Vncshot.in(folder, server.port()).withPassword("wrong");
            for (int i = 0; i < FAILURES_BEFORE_THE_BLACKLIST; i++) {
                wrong.run("capture", "screen.png");
            }

            Command.Result result = wrong.run("capture", "screen.png");

            assertThat(result.errors().lines()).singleElement().asString().contains("Too many security failures");
            assertThat(result.exitStatus()).as("authentication, or protocol").isIn(3, 20);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost::PORT",
                "127.0.0.1:PORT",
                "[::1]::PORT",
                "vnc://127.0.0.1:PORT",
                "SOCKET",
                "unix:SOCKET"
            })
    void everySpellingOfTheAddressReachesTheServer(String spelling) {
        String socket = folder.resolve("rfb").toString();
        ServerSetup setup = ServerSetup.of(ServerKind.TIGERVNC);
        boolean overSocket = spelling.endsWith("SOCKET");
        try (VncServer server = VncServer.start(overSocket ? setup.withArguments("-rfbunixpath", socket) : setup)) {
            String address = spelling.replace("PORT", "" + server.port()).replace("SOCKET", socket);

            Command.Result result = Vncshot.in(folder, address).run("capture", "screen.png");

            assertThat(result).isEqualTo(new Command.Result(0, "", ""));
            assertThat(Picture.read(folder.resolve("screen.png")).differenceFrom(server.truth()))
                    .isEmpty();
        }
    }

    @Test
    void passwordFileOfVncpasswdIsUnderstood() {
        ServerSetup setup = ServerSetup.of(ServerKind.TIGERVNC).withPassword("s3cret");
        try (VncServer server = VncServer.start(setup)) {
            Path file = folder.resolve("password");
            PasswordFile.write("s3cret", file);

            Command.Result result = Vncshot.in(folder, server.port())
                    .withOptions("--password-file", file.toString())
                    .run("capture", "screen.png");

            assertThat(result).isEqualTo(new Command.Result(0, "", ""));
            assertThat(Picture.read(folder.resolve("screen.png")).differenceFrom(server.truth()))
                    .isEmpty();
        }
    }
}

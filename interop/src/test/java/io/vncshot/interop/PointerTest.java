package io.vncshot.interop;

import java.awt.Point;
import java.io.IOException;
import java.nio.file.Path;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The pointer is neither in the picture nor moved by taking one. At 200,200 it is over the xterm, with another shape. */
class PointerTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"TIGERVNC, 700, 200", "TIGERVNC, 0, 0", "TIGERVNC, 1023, 767", "TIGHTVNC, 700, 200", "X11VNC, 700, 200"
    })
    void pointerThatAnotherClientMovedIsLeftOutAndStaysThere(ServerKind kind, int x, int y) throws IOException {
        try (XVncServer server = XVncServer.start(ServerSetup.of(kind));
                RfbPointer other = new RfbPointer(server.port())) {
            other.move(x, y);
            Awaitility.await().until(() -> server.screen().pointer().equals(new Point(x, y)));

            assertPointerLeftAlone(server);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TIGERVNC, 512, 384",
        "TIGERVNC, 700, 200",
        "TIGERVNC, 200, 200",
        "TIGHTVNC, 700, 200",
        "TIGHTVNC, 200, 200",
        "X11VNC, 700, 200"
    })
    void pointerThatAnXClientMovedIsLeftOutAndStaysThere(ServerKind kind, int x, int y) {
        try (XVncServer server = XVncServer.start(ServerSetup.of(kind))) {
            server.screen().connection().warpPointer(x, y);

            assertPointerLeftAlone(server);
        }
    }

    private void assertPointerLeftAlone(XVncServer server) {
        Picture truth = TestPattern.awaitRest(server.screen());
        Point before = server.screen().pointer();

        Command.Result result = Vncshot.in(folder, server.port()).run("capture", "screen.png");

        assertThat(result).isEqualTo(new Command.Result(0, "", ""));
        SoftAssertions.assertSoftly(softly -> {
            softly.assertThat(Picture.read(folder.resolve("screen.png")).differenceFrom(truth))
                    .isEmpty();
            softly.assertThat(server.screen().pointer()).isEqualTo(before);
        });
    }
}

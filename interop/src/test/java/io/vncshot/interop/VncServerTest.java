package io.vncshot.interop;

import io.vncshot.interop.ServerSetup.ScreenMode;
import java.awt.Point;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The harness itself: what it says of a screen must hold before it judges a client. */
class VncServerTest {
    @ParameterizedTest
    @EnumSource
    void truthIsTheWholeScreenAndHasManyColours(ServerKind kind) {
        try (VncServer server = VncServer.start(ServerSetup.of(kind).with(new ScreenMode(800, 600, 24)))) {
            Picture truth = server.truth();

            assertThat(truth.rgb()).hasSize(800 * 600);
            assertThat(Arrays.stream(truth.rgb()).distinct().count()).isGreaterThan(10_000);
            assertThat(server.truth().differenceFrom(truth)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLeftAfterClose(ServerKind kind) throws IOException {
        VncServer server = VncServer.start(ServerSetup.of(kind));
        int port = server.port();
        server.close();

        assertThat(server.daemon().isAlive()).isFalse();
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        if (server instanceof XVncServer withScreen) {
            String display = withScreen.screen().name().substring(1);
            assertThat(Path.of("/tmp/.X" + display + "-lock")).doesNotExist();
            assertThat(Files.exists(Path.of("/tmp/.X11-unix/X" + display))).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(names = "QEMU", mode = EnumSource.Mode.EXCLUDE)
    void pointerGoesWhereItIsSent(ServerKind kind) {
        try (XVncServer server = XVncServer.start(ServerSetup.of(kind))) {
            server.screen().connection().warpPointer(123, 321);

            assertThat(server.screen().pointer()).isEqualTo(new Point(123, 321));
        }
    }
}

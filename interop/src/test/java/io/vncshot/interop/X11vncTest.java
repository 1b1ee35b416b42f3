package io.vncshot.interop;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class X11vncTest {
    @TempDir
    private Path folder;

    /** After {@code -sb} seconds without activity x11vnc sleeps a second and a half at a time before it answers. */
    @Test
    void captureFromANappingServerIsExact() {
        ServerSetup setup = ServerSetup.of(ServerKind.X11VNC).withArguments("-sb", "1");
        try (VncServer server = VncServer.start(setup)) {
            Command.Result result = Vncshot.in(folder, server.port()).run("pause", "3", "capture", "screen.png");

            assertThat(result).isEqualTo(new Command.Result(0, "", ""));
            assertThat(Picture.read(folder.resolve("screen.png")).differenceFrom(server.truth()))
                    .isEmpty();
        }
    }
}

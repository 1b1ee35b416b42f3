package io.vncshot.interop;

import io.vncshot.interop.ServerSetup.ScreenMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole program against whole servers: its picture is what the server's own side says is on the screen. */
class CaptureTest {
    private static final Command.Result SILENT_SUCCESS = new Command.Result(0, "", "");
    private static final int PICTURES = 20;
    private static final String PASSWORD = "s3cret!";

    @TempDir
    private Path folder;

    static List<ServerSetup> setups() {
        List<ServerSetup> setups = new ArrayList<>();
        for (ServerKind kind : ServerKind.values()) {
            for (int depth : kind.depths()) {
                ServerSetup small = ServerSetup.of(kind).with(new ScreenMode(1024, 768, depth));
                ServerSetup large = ServerSetup.of(kind).with(new ScreenMode(1920, 1080, depth));
                setups.addAll(List.of(small, small.withPassword(PASSWORD), large, large.withPassword(PASSWORD)));
            }
        }
        return setups;
    }

    @ParameterizedTest
    @MethodSource("setups")
    void captureIsTheServersScreenPixelForPixel(ServerSetup setup) {
        try (VncServer server = VncServer.start(setup)) {
            Picture truth = server.truth();
            Vncshot vncshot = Vncshot.in(folder, server.port());

            Command.Result result =
                    setup.password().map(vncshot::withPassword).orElse(vncshot).run("capture", "screen.png");

            assertThat(result).isEqualTo(SILENT_SUCCESS);
            assertThat(pictureIn("screen.png").differenceFrom(truth)).isEmpty();
            assertThat(server.truth().differenceFrom(truth))
                    .as("the screen did not change meanwhile")
                    .isEmpty();
        }
    }

    /** TigerVNC's buffer cannot hold such a picture. */
    @Test
    void captureOfAVeryLargeScreenIsComplete() {
        ServerSetup setup = ServerSetup.of(ServerKind.TIGERVNC).with(new ScreenMode(7680, 4320, 24));
        try (VncServer server = VncServer.start(setup)) {
            assertThat(Vncshot.in(folder, server.port()).run("capture", "screen.png"))
                    .isEqualTo(SILENT_SUCCESS);
            assertThat(pictureIn("screen.png").differenceFrom(server.truth())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void regionIsTheCropOfTheScreen(ServerKind kind) {
        try (VncServer server = VncServer.start(ServerSetup.of(kind))) {
            Command.Result result = Vncshot.in(folder, server.port())
                    .run(
                            "rcapture",
                            "middle.png",
                            "301",
                            "203",
                            "257",
                            "129",
                            "rcapture",
                            "corner.png",
                            "1023",
                            "767",
                            "1",
                            "1");

            assertThat(result).isEqualTo(SILENT_SUCCESS);
            Picture truth = server.truth();
            assertThat(pictureIn("middle.png").differenceFrom(truth.crop(301, 203, 257, 129)))
                    .isEmpty();
            assertThat(pictureIn("corner.png").differenceFrom(truth.crop(1023, 767, 1, 1)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void picturesOverOneConnectionAreAllTheSame(ServerKind kind) {
        try (VncServer server = VncServer.start(ServerSetup.of(kind))) {
            List<String> actions = new ArrayList<>();
            for (int i = 0; i < PICTURES; i++) {
                actions.addAll(List.of("capture", i + ".png"));
            }

            Command.Result result = Vncshot.in(folder, server.port()).run(actions.toArray(new String[0]));

            assertThat(result).isEqualTo(SILENT_SUCCESS);
            Picture truth = server.truth();
            for (int i = 0; i < PICTURES; i++) {
                assertThat(pictureIn(i + ".png").differenceFrom(truth))
                        .as("picture %d", i)
                        .isEmpty();
            }
        }
    }

    private Picture pictureIn(String name) {
        return Picture.read(folder.resolve(name));
    }
}

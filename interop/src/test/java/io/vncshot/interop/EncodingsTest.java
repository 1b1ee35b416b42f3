package io.vncshot.interop;

import io.vncshot.interop.ServerSetup.ScreenMode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every encoding a server has shows the screen pixel for pixel. One that a server does not have comes as Raw. */
class EncodingsTest {
    private static final Command.Result SILENT_SUCCESS = new Command.Result(0, "", "");
    private static final List<String> ENCODINGS =
            List.of("zrle", "tight", "zlib", "hextile", "trle", "rre", "corre", "raw");
    private static final List<String> FORMATS = List.of("bgrx8888", "rgbx8888");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void pictureIsTheServersScreenPixelForPixel(ServerKind kind) {
        try (VncServer server = VncServer.start(ServerSetup.of(kind).with(new ScreenMode(1024, 768, 24)))) {
            Picture truth = server.truth();
            for (String encoding : ENCODINGS) {
                for (String format : FORMATS) {
                    String name = encoding + "-" + format + ".png";
                    Command.Result result = Vncshot.in(folder, server.port())
                            .withOptions("--encodings", encoding, "--pixel-format", format)
                            .run("capture", name);
                    assertThat(result).as(name).isEqualTo(SILENT_SUCCESS);
                    assertThat(Picture.read(folder.resolve(name)).differenceFrom(truth))
                            .as(name)
                            .isEmpty();
                }
            }
        }
    }
}

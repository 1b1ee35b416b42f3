package io.vncshot.interop;

import io.vncshot.rfb.ClientOptions;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.RfbException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Follows a changing screen of each server in each encoding that it has until the picture is the server's own. Every run
 * records these sessions to {@code target/sessions}; where the system property {@code vncshot.sessions} names a folder, they go
 * there instead, to be tests of rfb-client.
 */
class SessionRecordingTest {
    /** A tile of ZRLE and a little more. */
    private static final ServerSetup.ScreenMode SMALL = new ServerSetup.ScreenMode(72, 66, 24);

    private static final int STEP_OF_5_BITS = 9;

    private static final Format BGRX24 = new Format("bgrx24", PixelFormat.BGRX8888, 0);
    private static final Format BE24 =
            new Format("be24", new PixelFormat(32, 24, true, true, 255, 255, 255, 16, 8, 0), 0);
    private static final Format RGB565 = new Format("565", PixelFormat.RGB565, STEP_OF_5_BITS);

    /** @param name as in those of the sessions */
    private record Format(String name, PixelFormat pixels, int tolerance) {
        ClientOptions with(Encoding encoding) {
            return ClientOptions.defaults()
                    .withEncodings(List.of(encoding, Encoding.COPY_RECT))
                    .withPixelFormat(pixels);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "QEMU", mode = EnumSource.Mode.EXCLUDE)
    void screenThatIsPaintedAndScrolledIsFollowed(ServerKind kind) throws RfbException, IOException {
        try (XVncServer server = XVncServer.start(ServerSetup.of(kind).with(SMALL))) {
            int seed = 1;
            for (Encoding encoding : encodings(kind)) {
                for (Format format : List.of(BGRX24, BE24, RGB565)) {
                    try (SessionRecorder recorder = SessionRecorder.connect(server.port(), format.with(encoding))) {
                        recorder.follow("first picture", server.truth(), format.tolerance());
                        server.screen().scroll(24);
                        recorder.follow("scrolled", server.truth(), format.tolerance());
                        seed++;
                        server.screen().background(seed).run();
                        recorder.follow("painted", server.truth(), format.tolerance());
                        recorder.write(folder(kind, encoding, format));
                    }
                }
            }
        }
    }

    /** Not in big-endian pixels: QEMU 7.2 sends 32 bits little-endian all the same, but for Tight. */
    @Test
    void screenOfQemuIsRead() throws RfbException, IOException {
        try (VncServer server = VncServer.start(ServerSetup.of(ServerKind.QEMU).with(SMALL))) {
            for (Encoding encoding : encodings(ServerKind.QEMU)) {
                for (Format format : List.of(BGRX24, RGB565)) {
                    try (SessionRecorder recorder = SessionRecorder.connect(server.port(), format.with(encoding))) {
                        recorder.follow("first picture", server.truth(), format.tolerance());
                        recorder.write(folder(ServerKind.QEMU, encoding, format));
                    }
                }
            }
        }
    }

    /** Those that it sends; in place of any other comes Raw. */
    private static Set<Encoding> encodings(ServerKind kind) {
        Set<Encoding> all = EnumSet.of(Encoding.RAW, Encoding.HEXTILE, Encoding.TIGHT);
        all.addAll(
                switch (kind) {
                    case TIGERVNC -> EnumSet.of(Encoding.ZRLE, Encoding.RRE);
                    case TIGHTVNC -> EnumSet.of(Encoding.ZLIB, Encoding.RRE, Encoding.CORRE);
                    case X11VNC -> EnumSet.of(Encoding.ZRLE, Encoding.ZLIB, Encoding.RRE, Encoding.CORRE);
                    case QEMU -> EnumSet.of(Encoding.ZRLE, Encoding.ZLIB);
                });
        return all;
    }

    private static Path folder(ServerKind kind, Encoding encoding, Format format) {
        String name = CompatibilityTable.name(kind).replace(' ', '-') + "-" + encoding + "+copyrect-" + format.name();
        return Path.of(System.getProperty("vncshot.sessions", "target/sessions"))
                .resolve(name.toLowerCase(Locale.ROOT));
    }
}

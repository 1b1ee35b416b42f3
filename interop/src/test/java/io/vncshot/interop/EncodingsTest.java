package io.vncshot.interop;

import io.vncshot.cli.picture.FilePictures;
import io.vncshot.rfb.ClientOptions;
import io.vncshot.rfb.RfbClient;
import io.vncshot.rfb.RfbSession;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.transport.Deadline;
import io.vncshot.rfb.transport.ServerAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every encoding a server has shows the screen pixel for pixel. One that a server does not have comes as Raw. */
class EncodingsTest {
    private static final List<PixelFormat> FORMATS = List.of(PixelFormat.BGRX8888, PixelFormat.RGBX8888);

    @ParameterizedTest
    @EnumSource
    void pictureIsTheServersScreenPixelForPixel(ServerKind kind) throws RfbException {
        try (VncServer server = VncServer.start(ServerSetup.of(kind))) {
            Picture truth = server.truth();
            for (Encoding encoding : Encoding.values()) {
                for (PixelFormat format : FORMATS) {
                    if (encoding.kind() == Encoding.Kind.PIXELS && encoding != Encoding.JPEG) {
                        assertThat(picture(server, encoding, format).differenceFrom(truth))
                                .as("%s in %s", encoding, format)
                                .isEmpty();
                    }
                }
            }
        }
    }

    /** Fences are answered, and the rest is passed over: pictures go on coming from servers that are told all of it. */
    @ParameterizedTest
    @EnumSource
    void everythingThereIsToAnnounceDoesNoHarm(ServerKind kind) throws RfbException {
        List<Encoding> all = new ArrayList<>(List.of(Encoding.RAW));
        for (Encoding encoding : Encoding.values()) {
            if (encoding.kind() != Encoding.Kind.PIXELS && encoding != Encoding.VMWARE_DISPLAY_MODE) {
                all.add(encoding);
            }
        }
        Deadline deadline = Deadline.after(Duration.ofSeconds(60));
        try (VncServer server = VncServer.start(ServerSetup.of(kind));
                RfbSession session = RfbClient.connect(
                        new ServerAddress.Tcp("127.0.0.1", server.port()),
                        ClientOptions.defaults().withEncodings(all),
                        deadline)) {
            for (int i = 0; i < 3; i++) {
                session.refresh(deadline);
                session.serveUntil(deadline.within(Duration.ofMillis(200)));
            }
            assertThat(new Picture(session.width(), session.height(), session.pixels()).differenceFrom(server.truth()))
                    .isEmpty();
        }
    }

    /** Photographs within loss, and less of them: what Tight sends as JPEG is close to the screen everywhere. */
    @ParameterizedTest
    @EnumSource(names = {"TIGERVNC", "X11VNC", "QEMU"})
    void jpegIsCloseToTheScreen(ServerKind kind) throws RfbException {
        try (VncServer server = VncServer.start(ServerSetup.of(kind))) {
            Deadline deadline = Deadline.after(Duration.ofSeconds(30));
            ClientOptions options = ClientOptions.defaults().withQuality(9).withPictures(new FilePictures());
            try (RfbSession session =
                    RfbClient.connect(new ServerAddress.Tcp("127.0.0.1", server.port()), options, deadline)) {
                session.refresh(deadline);
                assertThat(meanError(session.pixels(), server.truth().rgb())).isLessThan(6.0);
            }
        }
    }

    private static double meanError(int[] pixels, int[] truth) {
        long sum = 0;
        for (int i = 0; i < pixels.length; i++) {
            for (int shift = 0; shift <= 16; shift += 8) {
                sum += Math.abs((pixels[i] >> shift & 0xFF) - (truth[i] >> shift & 0xFF));
            }
        }
        return sum / (3.0 * pixels.length);
    }

    private static Picture picture(VncServer server, Encoding encoding, PixelFormat format) throws RfbException {
        ClientOptions options = ClientOptions.defaults()
                .withEncodings(List.of(encoding))
                .withPixelFormat(format)
                .withPictures(new FilePictures());
        Deadline deadline = Deadline.after(Duration.ofSeconds(30));
        try (RfbSession session =
                RfbClient.connect(new ServerAddress.Tcp("127.0.0.1", server.port()), options, deadline)) {
            session.refresh(deadline);
            return new Picture(session.width(), session.height(), session.pixels());
        }
    }
}

package io.vncshot.interop;

import io.vncshot.rfb.ClientOptions;
import io.vncshot.rfb.RfbClient;
import io.vncshot.rfb.RfbSession;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.transport.Deadline;
import io.vncshot.rfb.transport.ServerAddress;
import java.time.Duration;
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
                    if (encoding.kind() == Encoding.Kind.PIXELS) {
                        assertThat(picture(server, encoding, format).differenceFrom(truth))
                                .as("%s in %s", encoding, format)
                                .isEmpty();
                    }
                }
            }
        }
    }

    private static Picture picture(VncServer server, Encoding encoding, PixelFormat format) throws RfbException {
        ClientOptions options =
                ClientOptions.defaults().withEncodings(List.of(encoding)).withPixelFormat(format);
        Deadline deadline = Deadline.after(Duration.ofSeconds(30));
        try (RfbSession session =
                RfbClient.connect(new ServerAddress.Tcp("127.0.0.1", server.port()), options, deadline)) {
            session.refresh(deadline);
            return new Picture(session.width(), session.height(), session.pixels());
        }
    }
}

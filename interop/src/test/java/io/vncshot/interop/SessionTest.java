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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The client library over one connection of several pictures. */
class SessionTest {
    /** One shows nothing by itself, the others need somebody who reads pictures. */
    private static final Set<Encoding> NOT_ALONE = Set.of(Encoding.COPY_RECT, Encoding.TIGHT_PNG, Encoding.JPEG);

    /** Both servers paint into what they send from: what an X client has painted, the next picture shows. */
    @ParameterizedTest
    @EnumSource(names = {"TIGHTVNC", "TIGERVNC"})
    void nextPictureShowsAChangeInBetween(ServerKind kind) throws RfbException {
        try (XVncServer server = XVncServer.start(ServerSetup.of(kind));
                RfbSession session = connect(server, ClientOptions.defaults())) {
            for (int seed = 2; seed < 6; seed++) {
                TestPattern.paint(server.screen().connection(), seed);
                session.refresh(soon());
                assertThat(picture(session).differenceFrom(server.truth()))
                        .as("seed %d", seed)
                        .isEmpty();
            }
        }
    }

    /** x11vnc looks at the screen now and then; no client can know when. */
    @ParameterizedTest
    @EnumSource(names = "X11VNC")
    void pictureShowsAChangeWhenThePollingServerHasSeenIt(ServerKind kind) throws RfbException {
        try (XVncServer server = XVncServer.start(ServerSetup.of(kind));
                RfbSession session = connect(server, ClientOptions.defaults())) {
            session.refresh(soon());
            TestPattern.paint(server.screen().connection(), 2);
            Picture truth = server.truth();
            Awaitility.await().untilAsserted(() -> {
                session.refresh(soon());
                assertThat(picture(session).differenceFrom(truth)).isEmpty();
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void changesAloneLeadToTheSamePicture(ServerKind kind) throws RfbException {
        try (VncServer server = VncServer.start(ServerSetup.of(kind));
                RfbSession session = connect(server, ClientOptions.defaults())) {
            session.refreshChanges(soon());
            assertThat(picture(session).differenceFrom(server.truth())).isEmpty();
            if (server instanceof XVncServer withScreen) {
                TestPattern.paint(withScreen.screen().connection(), 2);
            }
            Picture truth = server.truth();
            Awaitility.await().untilAsserted(() -> {
                session.refreshChanges(soon());
                assertThat(picture(session).differenceFrom(truth)).isEmpty();
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyEncodingAloneIsExact(ServerKind kind) throws RfbException {
        try (VncServer server = VncServer.start(ServerSetup.of(kind))) {
            Picture truth = server.truth();
            List<String> differences = new ArrayList<>();
            for (Encoding encoding : Encoding.values()) {
                if (encoding.kind() == Encoding.Kind.PIXELS && !NOT_ALONE.contains(encoding)) {
                    ClientOptions options = ClientOptions.defaults().withEncodings(List.of(encoding, Encoding.CURSOR));
                    differences.add(encoding + ": " + difference(server, options, truth));
                }
            }
            assertThat(differences).allMatch(line -> line.endsWith(": "), "no difference");
        }
    }

    @ParameterizedTest
    @EnumSource
    void otherOrderOfChannelsIsExact(ServerKind kind) throws RfbException {
        try (VncServer server = VncServer.start(ServerSetup.of(kind))) {
            ClientOptions options = ClientOptions.defaults().withPixelFormat(PixelFormat.RGBX8888);

            assertThat(difference(server, options, server.truth())).isEmpty();
        }
    }

    private static String difference(VncServer server, ClientOptions options, Picture truth) throws RfbException {
        try (RfbSession session = connect(server, options)) {
            session.refresh(soon());
            return picture(session).differenceFrom(truth);
        }
    }

    private static RfbSession connect(VncServer server, ClientOptions options) throws RfbException {
        return RfbClient.connect(new ServerAddress.Tcp("127.0.0.1", server.port()), options, soon());
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20));
    }

    private static Picture picture(RfbSession session) {
        return new Picture(session.width(), session.height(), session.pixels());
    }
}

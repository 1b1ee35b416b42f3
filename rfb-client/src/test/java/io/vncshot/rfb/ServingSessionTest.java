package io.vncshot.rfb;

import io.vncshot.rfb.fixture.FakeServer;
import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.fixture.Messages;
import io.vncshot.rfb.fixture.PictureServer;
import io.vncshot.rfb.handshake.ServerInit;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static io.vncshot.rfb.fixture.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/** What {@link RfbSession#serveUntil} hears while nothing is asked for. */
class ServingSessionTest {
    private final FakeServer server = new FakeServer(new PictureServer(1));

    @Test
    void servingReadsUntilTheDeadline() throws RfbException {
        List<String> heard = new ArrayList<>();
        ServerInit init = new ServerInit(4, 3, PixelFormat.BGRX8888, "");
        ClientOptions options = ClientOptions.defaults().withListener(new Listener(heard));
        try (RfbSession session = Sessions.begin(server, init, options)) {
            server.sendAfter(Duration.ofMillis(100), Messages.bell());
            server.sendAfter(Duration.ofMillis(100), Hex.bytes("03 00 00 00 00 00 00 01 61"));
            server.sendAfter(
                    Duration.ofMillis(100), Messages.update(Messages.desktopSize(5, 6), Messages.desktopName("b")));
            session.serveUntil(server.clock().seconds(1));
            assertThat(server.clock().millis()).isEqualTo(1000);
            assertThat(heard).containsExactly("bell", "cut text a", "resized 5x6", "renamed b");
            assertThat(session.width()).isEqualTo(5);
            assertThat(session.desktopName()).isEqualTo("b");
            assertThat(server.received()).containsExactly(Sessions.ENCODINGS);
        }
    }

    @Test
    void aMessageThatTheDeadlineCutsInTwoIsReadToItsEnd() throws RfbException {
        List<String> heard = new ArrayList<>();
        ServerInit init = new ServerInit(4, 3, PixelFormat.BGRX8888, "");
        ClientOptions options = ClientOptions.defaults().withListener(new Listener(heard));
        try (RfbSession session = Sessions.begin(server, init, options)) {
            server.sendAfter(Duration.ofMillis(900), Hex.bytes("03 00 00 00 00 00"));
            server.sendAfter(Duration.ofMillis(200), Hex.bytes("00 01 61"));
            session.serveUntil(server.clock().seconds(1));
            session.serveUntil(server.clock().seconds(1));
            assertThat(heard).containsExactly("cut text a");
        }
    }

    @Test
    void servingEndsWithTheConnection() throws RfbException {
        try (RfbSession session = Sessions.begin(server, 4, 3)) {
            server.hangUp();
            assertFailure(
                    Reason.CONNECTION_LOST,
                    () -> session.serveUntil(server.clock().seconds(1)));
        }
    }

    private record Listener(List<String> heard) implements SessionListener {
        @Override
        public void bell() {
            heard.add("bell");
        }

        @Override
        public void cutText(String text) {
            heard.add("cut text " + text);
        }

        @Override
        public void resized(int width, int height) {
            heard.add("resized " + width + "x" + height);
        }

        @Override
        public void renamed(String desktopName) {
            heard.add("renamed " + desktopName);
        }
    }
}

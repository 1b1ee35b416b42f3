package io.vncshot.rfb;

import io.vncshot.rfb.encoding.Decoders;
import io.vncshot.rfb.fixture.BytesTransport;
import io.vncshot.rfb.fixture.FakeClock;
import io.vncshot.rfb.fixture.FakeServer;
import io.vncshot.rfb.fixture.PngPicture;
import io.vncshot.rfb.fixture.RecordedSession;
import io.vncshot.rfb.fixture.Screens;
import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.message.MessageHandler;
import io.vncshot.rfb.message.ServerMessageReader;
import io.vncshot.rfb.pixel.Cursor;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.PictureDecoder;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.screen.ColourMap;
import io.vncshot.rfb.screen.Framebuffer;
import io.vncshot.rfb.screen.PixelCodec;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Sessions of real servers, read by one decoder and compared with what another has made of them. */
class RecordedSessionsTest {
    static List<RecordedSession> sessions() {
        return RecordedSession.all();
    }

    @Test
    void thereAreSessions() {
        assertThat(sessions()).hasSizeGreaterThanOrEqualTo(14);
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void everyStepShowsItsPicture(RecordedSession session) throws RfbException {
        Framebuffer screen = Screens.empty(session.width(), session.height());
        FakeServer server = FakeServer.silent();
        RfbInput in = server.wire().in();
        try (ServerMessageReader reader = reader(in, session.format(), screen)) {
            for (int i = 0; i < session.steps().size(); i++) {
                RecordedSession.Step step = session.steps().get(i);
                server.send(step.bytes());
                readAll(in, server.clock(), reader);
                assertShows(session + " step " + i, step.picture(), screen, session.format());
            }
        }
    }

    /** However the network cuts it, the picture is the same. */
    @ParameterizedTest
    @CsvSource({
        "tigervnc-1.15-zrle-565, 1",
        "tigervnc-1.15-zrle-be24, 7",
        "tigervnc-1.15-raw-233, 1",
        "tigervnc-1.15-raw-bgrx24, 1447",
        "qemu-10.0-placeholder-raw-bgrx24, 5",
    })
    void anySegmentsMakeTheSamePicture(String name, int bytes) throws RfbException {
        RecordedSession session = RecordedSession.named(name);
        RecordedSession.Step step = session.steps().get(0);
        Framebuffer screen = Screens.empty(session.width(), session.height());
        BytesTransport transport = BytesTransport.of(step.bytes()).inPieces(bytes, Duration.ZERO);
        RfbInput in = transport.input();
        try (ServerMessageReader reader = reader(in, session.format(), screen)) {
            readAll(in, transport.clock(), reader);
        }
        assertShows(name, step.picture(), screen, session.format());
    }

    private static ServerMessageReader reader(RfbInput in, PixelFormat format, Framebuffer screen) {
        ColourMap colourMap = new ColourMap();
        return new ServerMessageReader(
                in,
                new PixelCodec(format, colourMap),
                colourMap,
                screen,
                new Decoders(PictureDecoder.NONE),
                new Ignore());
    }

    private static void readAll(RfbInput in, FakeClock clock, ServerMessageReader reader) throws RfbException {
        while (in.awaitReadable(clock.seconds(0))) {
            reader.read();
        }
    }

    /** Exactly in 24 bits; in fewer, each channel within one step of its maximum. */
    private static void assertShows(String step, PngPicture expected, Framebuffer screen, PixelFormat format) {
        assertThat(screen.isComplete()).as(step).isTrue();
        assertThat(screen.width()).isEqualTo(expected.width());
        assertThat(screen.height()).isEqualTo(expected.height());
        int[] pixels = screen.pixels();
        for (int i = 0; i < pixels.length; i++) {
            boolean same = isWithin(pixels[i] >> 16, expected.rgb()[i] >> 16, format.redMax())
                    && isWithin(pixels[i] >> 8, expected.rgb()[i] >> 8, format.greenMax())
                    && isWithin(pixels[i], expected.rgb()[i], format.blueMax());
            if (!same) {
                assertThat(Integer.toHexString(pixels[i] & 0xFFFFFF))
                        .as("%s: pixel %d,%d", step, i % screen.width(), i / screen.width())
                        .isEqualTo(Integer.toHexString(expected.rgb()[i]));
            }
        }
    }

    private static boolean isWithin(int value, int expected, int max) {
        int step = max == 255 ? 0 : (255 + max - 1) / max;
        return Math.abs((value & 0xFF) - (expected & 0xFF)) <= step;
    }

    private static final class Ignore implements MessageHandler {
        @Override
        public void bell() {}

        @Override
        public void cutText(String text) {}

        @Override
        public void resized(int width, int height) {}

        @Override
        public void renamed(String desktopName) {}

        @Override
        public void cursorChanged(Cursor cursor) {}

        @Override
        public void painted(Rectangle rectangle) {}
    }
}

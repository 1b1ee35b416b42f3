package io.vncshot.rfb;

import io.vncshot.rfb.fixture.FakeServer;
import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.fixture.Messages;
import io.vncshot.rfb.handshake.ServerInit;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.RfbException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whole conversations with servers that do odd things, each as its users or its source tell of it. */
class ServerQuirksTest {
    private static final int RED = 0xFF0000;
    private static final int GREEN = 0x00FF00;
    private static final PixelFormat BIG_ENDIAN = new PixelFormat(32, 24, true, true, 255, 255, 255, 16, 8, 0);
    private static final PixelFormat RGB565 = new PixelFormat(16, 16, false, true, 31, 63, 31, 11, 5, 0);

    /** VMware: every other answer is one pixel, and the screen comes in bands. */
    @Test
    void onePixelInEveryOtherAnswerIsNoPicture() throws RfbException {
        int[] answers = {0};
        FakeServer server = new FakeServer((message, it) -> {
            if (message.startsWith("full ") || message.startsWith("changes ")) {
                int answer = answers[0]++;
                int band = answer / 2 % 4;
                it.send(Messages.update(
                        answer % 2 == 0 ? Messages.filled(0, 0, 1, 1, RED) : Messages.filled(0, band, 4, 1, GREEN)));
            }
        });
        try (RfbSession session = Sessions.begin(server, 4, 4)) {
            session.refresh(server.clock().seconds(10));
            assertThat(session.pixels()).hasSize(16).containsOnly(0xFF000000 | GREEN, 0xFF000000 | RED);
            assertThat(Arrays.copyOfRange(session.pixels(), 4, 16)).containsOnly(0xFF000000 | GREEN);
            assertThat(answers[0]).isEqualTo(8);
        }
    }

    /** VMware refuses SetPixelFormat, bhyve and old macOS pass it over: a format that will do is not set. */
    @ParameterizedTest
    @CsvSource({"false", "true"})
    void aServerThatKeepsItsFormatIsReadInIt(boolean bigEndian) throws RfbException {
        PixelFormat natural = bigEndian ? BIG_ENDIAN : RGB565;
        byte[] red = Hex.bytes(bigEndian ? "00 FF 00 00" : "00 F8");
        FakeServer server = new FakeServer((message, it) -> {
            if (message.startsWith("format ")) {
                it.hangUp();
            } else if (message.startsWith("full ")) {
                it.send(Messages.update(Hex.join(Messages.header(0, 0, 4, 4, 0), Hex.repeat(16, red))));
            }
        });
        ServerInit init = new ServerInit(4, 4, natural, "VM");
        try (RfbSession session = Sessions.begin(server, init, ClientOptions.defaults())) {
            session.refresh(server.clock().seconds(10));
            assertThat(session.pixels()).hasSize(16).containsOnly(0xFF000000 | RED);
        }
    }

    /** bhyve pushes a picture right after ServerInit, before it is told anything. */
    @Test
    void aPictureBeforeEverythingIsReadAndAnotherAskedFor() throws RfbException {
        FakeServer server = new FakeServer((message, it) -> {
            if (message.startsWith("encodings ")) {
                it.send(Messages.update(Messages.filled(0, 0, 4, 4, RED)));
            } else if (message.startsWith("full ")) {
                it.send(Messages.update(Messages.filled(0, 0, 4, 4, GREEN)));
            }
        });
        try (RfbSession session = Sessions.begin(server, 4, 4)) {
            session.refresh(server.clock().seconds(10));
            assertThat(session.pixels()).hasSize(16);
            session.refresh(server.clock().seconds(10));
            assertThat(session.pixels()).containsOnly(0xFF000000 | GREEN);
        }
    }

    /** wayvnc spends a request on each of what it has to say beside pixels, and repeats the size among them. */
    @Test
    void answersWithoutPixelsCostARequestEach() throws RfbException {
        byte[][] said = {
            Messages.desktopName("headless"),
            Messages.extendedDesktopSize(0, 0, 4, 4),
            Messages.extendedDesktopSize(1, 3, 500, 500),
            Messages.header(0, 0, 4, 4, -258),
            Hex.join(Messages.header(0, 0, 1, 1, -261), Hex.bytes("00")),
            Messages.cursor(0, 0, 0, 0),
            Messages.filled(0, 0, 4, 4, GREEN)
        };
        int[] answers = {0};
        FakeServer server = new FakeServer((message, it) -> {
            if ((message.startsWith("full ") || message.startsWith("changes ")) && answers[0] < said.length) {
                it.send(Messages.update(said[answers[0]++]));
            }
        });
        ClientOptions options = ClientOptions.defaults().withCursor(CursorMode.DRAWN_BY_SERVER);
        ServerInit init = new ServerInit(4, 4, PixelFormat.BGRX8888, "");
        try (RfbSession session = Sessions.begin(server, init, options)) {
            session.refresh(server.clock().seconds(10));
            assertThat(session.pixels()).hasSize(16).containsOnly(0xFF000000 | GREEN);
            assertThat(server.received().stream().filter(message -> message.startsWith("full ")))
                    .hasSize(1);
            assertThat(server.clock().millis()).isZero();
        }
    }

    /** Rectangles of no width or no height, which ZRLE and CopyRect still give a body. */
    @Test
    void rectanglesWithoutAnAreaHaveTheirBodiesAlone() throws RfbException {
        FakeServer server = new FakeServer((message, it) -> {
            if (message.startsWith("full ")) {
                it.send(Messages.update(
                        Messages.raw(0, 0, 0, 4),
                        Messages.raw(4, 4, 0, 0),
                        Messages.copyRect(0, 0, 0, 0, 1, 1),
                        Messages.zrle(2, 2, 2, 0, new byte[0]),
                        Messages.filled(0, 0, 4, 4, GREEN)));
            }
        });
        try (RfbSession session = Sessions.begin(server, 4, 4)) {
            session.refresh(server.clock().seconds(10));
            assertThat(session.pixels()).containsOnly(0xFF000000 | GREEN);
        }
    }

    /** TightVNC for Windows says its size first, and nothing else until it is asked for that size. */
    @Test
    void aSizeMayBeAllOfTheFirstAnswer() throws RfbException {
        FakeServer server = new FakeServer((message, it) -> {
            if (message.equals("full 0,0 4x4")) {
                it.send(Messages.update(Messages.desktopSize(6, 2)));
            } else if (message.equals("full 0,0 6x2")) {
                it.send(Messages.update(Messages.filled(0, 0, 6, 2, GREEN)));
            }
        });
        try (RfbSession session = Sessions.begin(server, 4, 4)) {
            session.refresh(server.clock().seconds(10));
            assertThat(session.width()).isEqualTo(6);
            assertThat(session.pixels()).hasSize(12).containsOnly(0xFF000000 | GREEN);
            assertThat(server.clock().millis()).isZero();
        }
    }
}

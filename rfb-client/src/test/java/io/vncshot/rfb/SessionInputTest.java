package io.vncshot.rfb;

import io.vncshot.rfb.fixture.FakeServer;
import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.fixture.Messages;
import io.vncshot.rfb.fixture.PictureServer;
import io.vncshot.rfb.handshake.ServerInit;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.transport.Deadline;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

import static io.vncshot.rfb.fixture.Failures.assertProtocolFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Keys by their numbers, the clipboard, the size of the desktop, and what changes on it. */
class SessionInputTest {
    private static final String PROVIDE = "clipboard 10000001";
    private static final String NOTIFY = "clipboard 08000001";
    private static final String REQUEST = "clipboard 02000001";

    private final List<String> cut = new ArrayList<>();
    private final PictureServer picture = new PictureServer(1);
    private final FakeServer server = new FakeServer(picture);

    @Test
    void keysGoByTheirNumbersWhereTheServerTakesThem() throws RfbException {
        picture.answer(Messages.update(Messages.header(0, 0, 0, 0, -258)));
        picture.answer(Messages.update(Messages.filled(0, 0, 1, 1, 1)));
        try (RfbSession session = begin()) {
            session.announceScancodes(limit());
            assertThat(session.sendsScancodes()).isTrue();
            assertThat(server.received().get(1)).endsWith(" -258");
            server.received().clear();
            session.keyDown('a', limit());
            session.keyUp('a', limit());
            session.keyDown(0xFFE4, limit());
            session.keyDown(0x0100_20AC, limit());
        }
        assertThat(server.received())
                .containsExactly(
                        "scancode down 97 30", "scancode up 97 30", "scancode down 65508 157", "key down 16785580");
    }

    @Test
    void keysGoByTheirKeysymsElsewhere() throws RfbException {
        try (RfbSession session = begin()) {
            session.announceScancodes(limit());
            assertThat(session.sendsScancodes()).isFalse();
            server.received().clear();
            session.keyDown('a', limit());
        }
        assertThat(server.received()).containsExactly("key down 97");
    }

    @Test
    void textIsLatin1WhereTheServerHasNoOtherClipboard() throws RfbException {
        try (RfbSession session = begin()) {
            session.announceClipboard(limit());
            server.received().clear();
            session.cutText("h\u00E9\r\n", limit());
            assertThat(server.received()).containsExactly("cut text h\u00E9\n");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> session.cutText("1 \u20AC", limit()))
                    .withMessage("the server's clipboard takes Latin-1 only, which U+20AC at position 3 is not in");
        }
    }

    @Test
    void textIsOfferedAndProvidedOnRequest() throws RfbException {
        try (RfbSession session = begin()) {
            announce(session, 0);
            session.cutText("1 \u20AC\n", limit());
            assertThat(server.received()).containsExactly(NOTIFY);
            server.received().clear();
            server.send(clipboard(0x0200_0001));
            session.serveUntil(server.clock().seconds(1));
            assertThat(server.received()).containsExactly(PROVIDE + hex(deflated("1 \u20AC\r\n\0")));
            server.received().clear();
            server.send(clipboard(0x0400_0000));
            session.serveUntil(server.clock().seconds(1));
            assertThat(server.received()).containsExactly(NOTIFY);
        }
    }

    @Test
    void textIsProvidedAtOnceWhereTheServerTakesSoMuchUnasked() throws RfbException {
        try (RfbSession session = begin()) {
            announce(session, 4);
            session.cutText("\u20AC", limit());
            session.cutText("\u20ACuro", limit());
        }
        assertThat(server.received()).containsExactly(PROVIDE + hex(deflated("\u20AC\0")), NOTIFY);
    }

    @Test
    void textInLatin1GoesAsSuchAlsoWhereTheServerTakesMore() throws RfbException {
        try (RfbSession session = begin()) {
            announce(session, 1000);
            session.cutText("h\u00E9", limit());
        }
        assertThat(server.received()).containsExactly("cut text h\u00E9");
    }

    @Test
    void whatTheServerHasCutIsAskedForAndHeard() throws RfbException {
        try (RfbSession session = begin()) {
            announce(session, 0);
            server.send(clipboard(0x0800_0001));
            session.serveUntil(server.clock().seconds(1));
            assertThat(server.received()).containsExactly(REQUEST);
            server.send(clipboard(0x1000_0001, deflated("d\u00E9j\u00E0\r\nvu \u65E5\0")));
            session.serveUntil(server.clock().seconds(1));
        }
        assertThat(cut).containsExactly("d\u00E9j\u00E0\nvu \u65E5");
    }

    @Test
    void brokenClipboardsAreProtocolErrors() throws RfbException {
        try (RfbSession session = begin()) {
            announce(session, 0);
            server.send(clipboard(0x1000_0001, Hex.bytes("01 02 03")));
            assertProtocolFailure(() -> session.serveUntil(server.clock().seconds(1)));
        }
        try (RfbSession session = begin()) {
            announce(session, 0);
            byte[] whole = deflated("some text");
            server.send(clipboard(0x1000_0001, java.util.Arrays.copyOf(whole, whole.length - 8)));
            assertProtocolFailure(() -> session.serveUntil(server.clock().seconds(1)))
                    .withMessage("clipboard data ends before its text is complete");
        }
    }

    @Test
    void desktopIsGivenAnotherSize() throws RfbException {
        picture.answer(Messages.update(Messages.extendedDesktopSize(0, 0, 4, 3), Messages.filled(0, 0, 1, 1, 1)));
        picture.answer(Messages.update(Messages.extendedDesktopSize(1, 0, 8, 6)));
        try (RfbSession session = begin()) {
            assertThat(session.resize(8, 6, limit())).isEqualTo(ResizeAnswer.DONE);
            assertThat(session.width()).isEqualTo(8);
        }
        assertThat(server.received()).contains("size 8x6 screen 1 at 0,0 8x6");
    }

    @Test
    void refusalOfASizeIsToldAndSoIsAServerThatCannot() throws RfbException {
        try (RfbSession session = begin()) {
            assertThat(session.resize(8, 6, limit())).isEqualTo(ResizeAnswer.NOT_SUPPORTED);
        }
        picture.answer(Messages.update(Messages.extendedDesktopSize(0, 0, 4, 3), Messages.filled(0, 0, 1, 1, 1)));
        picture.answer(Messages.update(Messages.extendedDesktopSize(1, 1, 4, 3)));
        try (RfbSession session = begin()) {
            assertThat(session.resize(8, 6, limit())).isEqualTo(ResizeAnswer.PROHIBITED);
            assertThat(session.width()).isEqualTo(4);
        }
    }

    @Test
    void changesAreAwaited() throws RfbException {
        try (RfbSession session = begin()) {
            session.refresh(limit());
            assertThat(session.awaitChanges(server.clock().seconds(2))).isEmpty();
            picture.answer(Messages.update(Messages.cursor(0, 0, 1, 1)));
            picture.answer(Messages.update(Messages.filled(1, 1, 2, 2, 7)));
            assertThat(session.awaitChanges(server.clock().seconds(2))).containsExactly(new Rectangle(1, 1, 2, 2));
            assertThat(session.pixels()[5]).isEqualTo(0xFF000007);
        }
    }

    @Test
    void otherSizeIsAChangeOfTheWholeScreenAndReadAnew() throws RfbException {
        try (RfbSession session = begin()) {
            session.refresh(limit());
            picture.answer(Messages.update(Messages.desktopSize(2, 2)));
            assertThat(session.awaitChanges(server.clock().seconds(2))).containsExactly(new Rectangle(0, 0, 2, 2));
            assertThat(session.pixels()).containsOnly(0xFF000001).hasSize(4);
        }
    }

    private RfbSession begin() throws RfbException {
        SessionListener listener = new SessionListener() {
            @Override
            public void cutText(String text) {
                cut.add(text);
            }
        };
        ServerInit init = new ServerInit(4, 3, PixelFormat.BGRX8888, "");
        return Sessions.begin(server, init, ClientOptions.defaults().withListener(listener));
    }

    private Deadline limit() {
        return server.clock().seconds(30);
    }

    /** Has the server take text in UTF-8, so many bytes of it unasked. */
    private void announce(RfbSession session, int unasked) throws RfbException {
        server.send(clipboard(0x1F00_0001, Messages.s32(unasked)));
        session.announceClipboard(limit());
        assertThat(server.received()).contains("clipboard 1f00000100100000");
        server.received().clear();
    }

    private static byte[] clipboard(int flags, byte... payload) {
        return Hex.join(Hex.bytes("03 00 00 00"), Messages.s32(-4 - payload.length), Messages.s32(flags), payload);
    }

    private static byte[] deflated(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        Deflater deflater = new Deflater();
        deflater.setInput(Hex.join(Messages.s32(utf8.length), utf8));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] piece = new byte[1000];
        bytes.write(piece, 0, deflater.deflate(piece, 0, piece.length, Deflater.SYNC_FLUSH));
        deflater.end();
        return bytes.toByteArray();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}

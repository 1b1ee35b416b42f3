package io.vncshot.rfb;

import io.vncshot.rfb.fixture.BytesTransport;
import io.vncshot.rfb.fixture.BytesTransport.End;
import io.vncshot.rfb.fixture.FakeClock;
import io.vncshot.rfb.fixture.FakeServer;
import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.fixture.Messages;
import io.vncshot.rfb.fixture.Mutation;
import io.vncshot.rfb.fixture.RecordedSession;
import io.vncshot.rfb.fixture.ZlibPieces;
import io.vncshot.rfb.handshake.Handshake;
import io.vncshot.rfb.handshake.ServerInit;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.CredentialSource;
import io.vncshot.rfb.protocol.PictureDecoder;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.protocol.Text;
import io.vncshot.rfb.security.Credentials;
import io.vncshot.rfb.security.SecurityNegotiation;
import io.vncshot.rfb.transport.Deadline;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Good connections, damaged in thousands of ways: each ends with a picture or with an {@link RfbException} that blames the
 * server, in one line. Time is faked, so that a connection which would wait for ever ends at once.
 */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class MutationTest {
    private static final Set<Reason> SERVERS_FAULT =
            Set.of(Reason.PROTOCOL, Reason.CONNECTION_LOST, Reason.TIMEOUT, Reason.AUTHENTICATION, Reason.TLS);
    private static final End[] ENDS = {End.CLOSED, End.RESET, End.SILENT};
    private static final ClientOptions SMALL_SCREENS = ClientOptions.defaults()
            .withMaxPixels(1 << 20)
            .withCredentials(new Account())
            .withPictures(new OneColour())
            .withQuality(5);

    /** A list of that mechanism alone, and its challenge, to be continued. */
    private static final String DIGEST_MD5 =
            "0000000A4449474553542D4D4435 00000065 7265616C6D3D2272222C6E6F6E63653D226E222C716F703D2261"
                    + "7574682C617574682D696E742C617574682D636F6E66222C6369706865723D227263342C33646573222C636861727365743D"
                    + "7574662D382C616C676F726974686D3D6D64352D7365737300 00";

    private static final class Account implements CredentialSource {
        @Override
        public Optional<String> username() {
            return Optional.of("user");
        }

        @Override
        public Optional<String> password() {
            return Optional.of("password");
        }
    }

    private static final class OneColour implements PictureDecoder {
        @Override
        public int[] decode(Format format, byte[] file, int width, int height) {
            int[] pixels = new int[width * height];
            Arrays.fill(pixels, 0xFF0000FF);
            return pixels;
        }
    }

    /** What a server sends once it is asked for pixels, to be damaged. */
    private record Connection(String name, byte[] bytes, ServerInit init) {}

    @ParameterizedTest
    @CsvSource({
        "003.003, 00 00 00 01, ''",
        "003.003, 00 00 00 02, 00 00 00 00",
        "003.003, 00 00 00 00, 00 00 00 03 61 62 63",
        "003.007, 01 01, ''",
        "003.007, 02 01 02, 00 00 00 00",
        "003.008, 01 01, 00 00 00 00",
        "003.008, 03 13 02 10, 00 00 00 00",
        "003.008, 01 13  00 02  00  01 00 00 00 02, 00 00 00 00",
        "003.008, 01 13  00 02  00  01 00 00 01 05 01, 00 00 00 00",
        "003.008, 01 10  00 00 00 00  00 00 00 00, 00 00 00 00",
        "003.008, 01 14 " + DIGEST_MD5 + ", 00000000 01  00 00 00 00",
        "003.008, 01 01, 00 00 00 01 00 00 00 03 61 62 63",
        "003.008, 00, 00 00 00 03 61 62 63",
    })
    void handshakes(String version, String security, String result) {
        byte[] challenge = new byte[security.contains("02") ? 16 : 0];
        byte[] bytes = Hex.join(
                ("RFB " + version + "\n").getBytes(StandardCharsets.US_ASCII),
                Hex.bytes(security),
                challenge,
                Hex.bytes(result),
                Messages.serverInit(4, 4),
                Messages.update(Messages.filled(0, 0, 4, 4, 1)));
        for (int seed = 0; seed < 2_000; seed++) {
            byte[] damaged = Mutation.of(bytes, new SplittableRandom(seed));
            playHandshake(version + " " + security, damaged, seed);
        }
    }

    @Test
    void everyMessageAndRectangle() {
        damage(new Connection("all messages", allMessages(), init(20, 10, PixelFormat.BGRX8888)), 12_000);
    }

    @Test
    void zrleTilesBeneathTheirCompression() {
        byte[] tiles = allTiles();
        for (int seed = 0; seed < 6_000; seed++) {
            byte[] damaged = Mutation.of(tiles, new SplittableRandom(seed));
            try (ZlibPieces zlib = new ZlibPieces()) {
                byte[] update = Messages.update(Messages.zrle(0, 0, 150, 70, zlib.piece(damaged)));
                Connection connection = new Connection("ZRLE tiles", update, init(150, 70, PixelFormat.BGRX8888));
                play(connection, update, seed);
            }
        }
    }

    @Test
    void undamagedTheseAreGoodConnections() {
        ServerInit small = init(20, 10, PixelFormat.BGRX8888);
        assertThat(play(new Connection("all messages", allMessages(), small), allMessages(), 0))
                .isTrue();
        try (ZlibPieces zlib = new ZlibPieces()) {
            byte[] update = Messages.update(Messages.zrle(0, 0, 150, 70, zlib.piece(allTiles())));
            ServerInit large = init(150, 70, PixelFormat.BGRX8888);
            assertThat(play(new Connection("ZRLE tiles", update, large), update, 0))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "wayvnc-0.9.1-zrle-bgrx24, 300",
        "qemu-10.0-placeholder-zrle+c1-bgrx24, 500",
        "tigervnc-1.15-zrle-565, 1000",
        "tigervnc-1.15-zrle-be24, 500",
        "tigervnc-1.15-zrle-rgbx24, 500",
        "tigervnc-1.15-zrle+c1-bgrx24, 500",
        "libvncserver-0.9.15-zrle-bgrx24, 500",
        "tigervnc-1.15-raw-233, 1000",
        "tigervnc-1.15-raw-565, 500",
        "tightvnc-1.3.10-raw-bgrx24, 500",
        "tigervnc-1.15-hextile-233, 1000",
        "tightvnc-1.3.10-hextile-565, 500",
        "libvncserver-0.9.15-rre-bgrx24, 500",
        "tightvnc-1.3.10-corre-bgrx24, 500",
        "tightvnc-1.3.10-zlib-233, 500",
        "tightvnc-1.3.10-tight+lastrect-233, 1000",
        "tightvnc-1.3.10-tight+lastrect-565, 500",
        "qemu-10.0-placeholder-tight+c1-bgrx24, 1000",
        "tigervnc-1.15-tight+lastrect+c2-bgrx24, 500",
    })
    void recordedSessions(String name, int cases) {
        RecordedSession session = RecordedSession.named(name);
        byte[] all = {};
        for (RecordedSession.Step step : session.steps()) {
            all = Hex.join(all, step.bytes());
        }
        ServerInit init = init(session.width(), session.height(), session.format());
        damage(new Connection(name, all, init), cases);
    }

    private static ServerInit init(int width, int height, PixelFormat format) {
        return new ServerInit(width, height, format, "test");
    }

    private static void damage(Connection connection, int cases) {
        int pictures = 0;
        for (int seed = 0; seed < cases; seed++) {
            byte[] damaged = Mutation.of(connection.bytes(), new SplittableRandom(seed));
            pictures += play(connection, damaged, seed) ? 1 : 0;
        }
        assertThat(pictures).as("pictures of %s", connection.name()).isLessThan(cases);
    }

    /** The server begins when it is asked for pixels. Whether there has been a picture. */
    private static boolean play(Connection connection, byte[] damaged, int seed) {
        boolean[] begun = {false};
        FakeServer server = new FakeServer((message, it) -> {
            if (!begun[0] && message.startsWith("full ")) {
                begun[0] = true;
                it.send(damaged);
                end(it, seed);
            }
        });
        ClientOptions options =
                SMALL_SCREENS.withPixelFormat(requireNonNull(connection.init().pixelFormat()));
        return survives(
                connection.name() + ", seed " + seed,
                server.clock(),
                () -> Sessions.begin(server, connection.init(), options));
    }

    private static void end(FakeServer server, int seed) {
        switch (seed % 3) {
            case 0 -> server.hangUp();
            case 1 -> server.reset();
            default -> {}
        }
    }

    private static boolean playHandshake(String name, byte[] damaged, int seed) {
        BytesTransport server = BytesTransport.of(damaged).then(ENDS[seed % ENDS.length]);
        Deadline deadline = server.clock().seconds(30);
        Credentials credentials =
                new Credentials(SMALL_SCREENS.credentials(), SMALL_SCREENS.handshakeTimeout(), deadline);
        SecurityNegotiation security =
                new SecurityNegotiation(SMALL_SCREENS.securityTypes(), credentials, SMALL_SCREENS.trust(), "localhost");
        Handshake handshake = new Handshake(security, SMALL_SCREENS.handshakeTimeout(), deadline);
        return survives(
                name + ", seed " + seed,
                server.clock(),
                () -> RfbSession.begin(handshake.run(server.wire(), 1), SMALL_SCREENS, deadline));
    }

    @FunctionalInterface
    private interface Opening {
        RfbSession open() throws RfbException;
    }

    /** Takes pictures for as long as there are any; whether there was one. */
    private static boolean survives(String name, FakeClock clock, Opening opening) {
        boolean complete = false;
        try (RfbSession session = opening.open()) {
            session.refresh(clock.seconds(30));
            complete = true;
            while (true) {
                assertOpaque(session.pixels(), name);
                session.refreshChanges(clock.seconds(30));
            }
        } catch (RfbException e) {
            assertThat(e.reason()).as(name).isIn(SERVERS_FAULT);
            String message = String.valueOf(e.getMessage());
            assertThat(message).as(name).isEqualTo(Text.printable(message)).isNotEqualTo("null");
        } catch (RuntimeException | OutOfMemoryError e) {
            throw new AssertionError(name, e);
        }
        return complete;
    }

    private static void assertOpaque(int[] pixels, String name) {
        for (int pixel : pixels) {
            if (pixel >= 0) {
                throw new AssertionError(name + ": a pixel of the picture has not come");
            }
        }
    }

    /** Each message, and each rectangle, at least once; the hidden cursor makes the client move the pointer. */
    private static byte[] allMessages() {
        try (ZlibPieces zlib = new ZlibPieces()) {
            byte[] first = Messages.update(
                    Messages.desktopName("name"),
                    Messages.extendedDesktopSize(0, 0, 20, 10),
                    Messages.cursor(0, 0, 0, 0),
                    Hex.join(Messages.header(0, 0, 1, 1, -240), Hex.bytes("010203 040506 80 80")),
                    Hex.join(Messages.header(0, 0, 1, 1, -314), Hex.bytes("00000000 01020304")),
                    Hex.join(Messages.header(0, 0, 1, 1, 0x574D5664), Hex.bytes("01 00 01020304")),
                    Hex.join(Messages.header(0, 0, 0, 0, -261), Hex.bytes("01")),
                    Hex.join(Messages.header(0, 0, 20, 10, -260), Hex.bytes("A0 02 01 02")),
                    Hex.join(Messages.header(0, 0, 20, 10, 21), Hex.bytes("FFD8 FFDA 0002 11 FF00 22 FFD9")),
                    Messages.zrle(0, 0, 20, 6, zlib.piece(Hex.bytes("01 07 00 00"))),
                    Messages.filled(0, 6, 20, 3, 2),
                    Messages.copyRect(0, 9, 20, 1, 0, 0));
            byte[] moved = Messages.openUpdate(
                    Messages.cursor(1, 1, 9, 2),
                    Messages.filled(4, 4, 3, 3, 5),
                    Messages.zrle(5, 5, 3, 1, zlib.piece(Hex.bytes("82 01 00 00 02 00 00 81 01 00"))),
                    Messages.lastRect());
            byte[] resized = Messages.update(
                    Messages.desktopSize(10, 5),
                    Messages.raw(0, 0, 1, 1, 3),
                    Messages.copyRect(0, 0, 10, 4, 0, 1),
                    Messages.filled(0, 0, 10, 5, 9));
            return Hex.join(
                    Messages.bell(),
                    Hex.bytes("01 00 00 02 00 01  01 02 03 04 05 06"),
                    Hex.bytes("F8 000000 80000001 01 AA"),
                    Hex.bytes("96  FF 01 00 02 00000001 AA  FA 00 01 00"),
                    first,
                    Hex.bytes("03 00 00 00 00 00 00 02 61 62"),
                    moved,
                    Hex.bytes("03 00 00 00 FF FF FF FC 00 00 00 01"),
                    Hex.repeat(4, moved),
                    resized,
                    Messages.update(Messages.filled(0, 0, 10, 5, 4)),
                    Messages.update());
        }
    }

    /** 150x70: six tiles, one of each kind. */
    private static byte[] allTiles() {
        byte[] noise = new byte[64 * 64 * 3];
        new SplittableRandom(1).nextBytes(noise);
        return Hex.join(
                Hex.bytes("02 01 00 00 02 00 00"),
                Hex.repeat(64 * 8, Hex.bytes("5A")),
                Hex.bytes("80 01 00 00"),
                Hex.repeat(15, Hex.bytes("FF")),
                Hex.bytes("FF 0F"),
                Hex.bytes("83 01 00 00 02 00 00 03 00 00  81"),
                Hex.repeat(5, Hex.bytes("FF")),
                Hex.bytes("81  02 00 01"),
                Hex.bytes("05"),
                Hex.repeat(5, Hex.bytes("07 08 09")),
                Hex.repeat(6 * 32, Hex.bytes("21")),
                Hex.bytes("00"),
                Arrays.copyOf(noise, 64 * 6 * 3),
                Hex.bytes("01 0A 0B 0C"));
    }
}

package io.vncshot.rfb;

import io.vncshot.rfb.HostileServers.Ending;
import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.fixture.LoopbackServer.Script;
import io.vncshot.rfb.fixture.Messages;
import io.vncshot.rfb.fixture.ZlibPieces;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.RfbException.Reason;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static io.vncshot.rfb.HostileServers.answering;
import static io.vncshot.rfb.HostileServers.assertFails;
import static io.vncshot.rfb.HostileServers.assertRefused;
import static io.vncshot.rfb.HostileServers.assertSucceeds;
import static io.vncshot.rfb.HostileServers.hasty;
import static io.vncshot.rfb.HostileServers.leave;
import static io.vncshot.rfb.HostileServers.refuted;
import static org.assertj.core.api.Assertions.assertThat;

/** Servers that turn hostile once they are asked for the pixels of their screen of 4x4. */
@Timeout(60)
class HostileUpdateTest {
    private static final ClientOptions DEFAULTS = ClientOptions.defaults();
    private static final byte[] PICTURE = Messages.update(Messages.filled(0, 0, 4, 4, 1));

    /** What a server sends, and the value that the message must name. */
    record Attack(String name, String named, byte[] bytes) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Attack> rectangles() {
        return List.of(
                attack("outside in x", "4,0 1x1", Messages.header(4, 0, 1, 1, 0)),
                attack("outside in y", "0,4 1x1", Messages.header(0, 4, 1, 1, 0)),
                attack("outside by wrap", "65535,0 5x4", Messages.header(65535, 0, 5, 4, 0)),
                attack("outside by wrap of the width", "1,0 65535x4", Messages.header(1, 0, 65535, 4, 0)),
                attack("as many pixels, but wider", "0,0 8x2", Messages.header(0, 0, 8, 2, 0)),
                attack("65535x65535", "0,0 65535x65535", Messages.header(0, 0, 65535, 65535, 0)),
                attack("never asked for", "encoding 17", Messages.header(0, 0, 4, 4, 17)),
                attack("unknown encoding", "encoding 305419896", Messages.header(0, 0, 4, 4, 0x12345678)),
                attack("unknown pseudo-encoding", "encoding -2147483648", Messages.header(0, 0, 0, 0, 0x80000000)),
                attack("CopyRect before any pixel", "4,4 4x4", Messages.copyRect(0, 0, 4, 4, 4, 4)),
                attack("CopyRect from outside", "65535,0 4x4", Messages.copyRect(0, 0, 4, 4, 65535, 0)),
                attack("ZRLE of 4 GiB", "4294967295", Hex.join(Messages.header(0, 0, 4, 4, 16), Messages.s32(-1))),
                attack(
                        "ZRLE of 2 GiB",
                        "2147483647",
                        Hex.join(Messages.header(0, 0, 4, 4, 16), Hex.bytes("7F FF FF FF"))),
                attack(
                        "ZRLE of garbage",
                        "not a valid zlib stream",
                        Messages.zrle(0, 0, 4, 4, Hex.bytes("DE AD BE EF"))),
                tiles("ZRLE with too little", "ends before", "00 01 02 03"),
                tiles("ZRLE run past its tile", "17 pixels", "80 01 02 03 10"),
                tiles("ZRLE endless run", "256 pixels", "80 01 02 03 FF FF FF FF FF FF FF FF FF"),
                tiles("ZRLE palette index", "palette index 3", "03 01 00 00 02 00 00 03 00 00 FF FF FF FF"),
                tiles("ZRLE subencoding 17", "subencoding 17", "11"),
                tiles("ZRLE subencoding 129", "subencoding 129", "81"),
                rectangle("RRE count", 2, "4294967295 subrectangles", "FF FF FF FF"),
                rectangle("RRE count that wraps", 2, "536870913 subrectangles", "20 00 00 01"),
                rectangle("RRE outside", 2, "4x5 at 0,0", "00 00 00 01 00000000 00000000 0000 0000 0004 0005"),
                rectangle("CoRRE outside", 4, "255x255 at 0,0", "00 00 00 01 00000000 00000000 00 00 FF FF"),
                rectangle("Hextile bits", 5, "mask 32", "20"),
                rectangle("Hextile background never given", 5, "background", "00"),
                rectangle("Hextile outside", 5, "5x1 at 0,0", "1A 00000000 01 00000000 00 40"),
                rectangle("Zlib of 4 GiB", 6, "4294967295", "FF FF FF FF"),
                rectangle("Zlib of garbage", 6, "not a valid zlib stream", "00 00 00 04 DE AD BE EF"),
                rectangle("Tight of garbage", 7, "not a valid zlib stream", "00 04 DE AD BE EF"),
                rectangle("Tight of 4 MiB", 7, "4194303", "00 FF FF FF"),
                rectangle("Tight control", 7, "control 240", "F0"),
                rectangle("Tight filter", 7, "filter 255", "40 FF"),
                rectangle("Tight JPEG", 7, "JPEG", "90 01 FF"),
                rectangle("Tight JPEG cut short by its size", 7, "JPEG", "90 00"),
                rectangle("TightPNG control", -260, "control 64", "40"),
                rectangle("TightPNG nobody asked for", -260, "PNG", "A0 01 FF"),
                rectangle("JPEG without a start", 21, "FF D8", "FF D9"),
                rectangle("JPEG marker", 21, "marker 0 1", "FF D8 00 01"),
                rectangle("JPEG segment", 21, "segment of 1 bytes", "FF D8 FF E0 00 01"),
                attack(
                        "JPEG without an end",
                        "still without an end",
                        Hex.join(
                                Messages.header(0, 0, 4, 4, 21),
                                Hex.bytes("FF D8 FF DA 00 02"),
                                Hex.repeat((1 << 20) + 65, Hex.bytes("00")))),
                rectangle("TRLE palette never given", 15, "0 colours", "7F"),
                attack("ZRLE bomb", "over 65536 bytes more", Messages.zrle(0, 0, 4, 4, bomb())));
    }

    private static Attack rectangle(String name, int encoding, String named, String bytes) {
        return attack(name, named, Hex.join(Messages.header(0, 0, 4, 4, encoding), Hex.bytes(bytes)));
    }

    static List<Attack> pseudoRectangles() {
        return List.of(
                attack("DesktopSize 65535x65535", "65535x65535", Messages.desktopSize(65535, 65535)),
                attack("DesktopSize 0x0", "0x0", Messages.desktopSize(0, 0)),
                attack("DesktopSize over the limit", "67108864", Messages.desktopSize(32767, 32767)),
                attack(
                        "ExtendedDesktopSize 65535x65535",
                        "65535x65535",
                        Messages.extendedDesktopSize(0, 0, 65535, 65535)),
                new Attack(
                        "the old size after it shrank",
                        "0,0 4x4",
                        Messages.update(Messages.desktopSize(2, 2), Messages.filled(0, 0, 4, 4, 1))),
                attack("cursor of 65535x65535", "65535x65535", Messages.header(0, 0, 65535, 65535, -239)),
                attack("cursor of 1025x1", "1025x1", Messages.header(0, 0, 1025, 1, -239)),
                attack("XCursor of 1025x1", "1025x1", Messages.header(0, 0, 1025, 1, -240)),
                attack("alpha cursor of 1x1025", "1x1025", Messages.header(0, 0, 1, 1025, -314)),
                attack("VMware cursor of 1x1025", "1x1025", Messages.header(0, 0, 1, 1025, 0x574D5664)),
                attack(
                        "alpha cursor in ZRLE",
                        "encoding 16",
                        Hex.join(Messages.header(0, 0, 1, 1, -314), Messages.s32(16))),
                attack(
                        "another pixel format",
                        "16 bits a pixel",
                        Hex.join(
                                Messages.header(0, 0, 4, 4, 0x574D5669),
                                Hex.bytes("10 10 00 01 001F 003F 001F 0B 05 00 000000"))),
                attack("name of 4 GiB", "4294967295", Hex.join(Messages.header(0, 0, 0, 0, -307), Messages.s32(-1))),
                attack(
                        "name over 1 MiB",
                        "1048577",
                        Hex.join(Messages.header(0, 0, 0, 0, -307), Messages.s32(1048577))));
    }

    static List<Attack> messages() {
        return List.of(
                message("unknown message", "message type 254", "FE"),
                message("fence too long", "fence of 255 bytes", "F8 00 00 00 80 00 00 00 FF"),
                message("unknown message of QEMU's", "kind 2", "FF 02"),
                message("sound of 4 GiB", "4294967295", "FF 01 00 02 FF FF FF FF"),
                message("cut text of 0x7FFFFFFF", "2147483647", "03 00 00 00 7F FF FF FF"),
                message("cut text of 0x80000000", "2147483648", "03 00 00 00 80 00 00 00"),
                message("cut text of 0x80000001", "2147483647", "03 00 00 00 80 00 00 01"),
                message("cut text over 16 MiB", "16777217", "03 00 00 00 01 00 00 01"),
                message("colour map from the last entry", "65536", "01 00 FF FF 00 02"),
                message("colour map from the third entry", "65536", "01 00 00 02 FF FF"),
                message("colour map from 65535 of 65535", "65536", "01 00 FF FF FF FF"));
    }

    @ParameterizedTest
    @MethodSource({"rectangles", "pseudoRectangles", "messages"})
    void whatBreaksARuleIsRefusedAtOnce(Attack attack) throws IOException, InterruptedException {
        assertRefused(answering(4, 4, refuted(attack.bytes())), attack.named());
    }

    @ParameterizedTest
    @EnumSource
    void aRectangleCutShortIsNoPicture(Ending ending) throws IOException {
        assertGone(ending, Hex.join(Messages.header(0, 0, 4, 4, 0), new byte[63]), " % of the picture had come");
        assertGone(ending, Messages.filled(0, 0, 4, 1, 1), "; 25 % of the picture had come");
        assertGone(ending, Hex.join(Messages.header(0, 0, 5, 5, -308), Hex.bytes("FF 00 00 00")), "; 0 % of the");
        assertGone(ending, Hex.join(Messages.header(0, 0, 4, 4, 16), Hex.bytes("00 00 00 09 78")), "; 0 % of the");
    }

    private static void assertGone(Ending ending, byte[] rectangle, String named) throws IOException {
        Script script = answering(4, 4, client -> {
            client.send(Hex.bytes("00 00 00 02"), rectangle);
            leave(client, ending);
        });
        assertFails(Reason.CONNECTION_LOST, DEFAULTS, script, named);
    }

    @ParameterizedTest
    @EnumSource
    void aWholeUpdateIsAPictureThoughTheServerGoes(Ending ending) throws IOException {
        int[] pixels = assertSucceeds(DEFAULTS, answering(4, 4, client -> {
            client.send(PICTURE);
            leave(client, ending);
        }));
        assertThat(pixels).hasSize(16).containsOnly(0xFF000001);
    }

    /** What never ends, and never becomes a picture. */
    static List<Attack> endless() {
        return List.of(
                new Attack("bells", "; 0 % of the picture had come", Hex.repeat(4096, Messages.bell())),
                new Attack("empty updates", "; 0 % of the picture had come", Hex.repeat(1024, Messages.update())),
                new Attack(
                        "one quarter",
                        "; 25 % of the picture had come",
                        Messages.update(Messages.filled(0, 0, 2, 2, 1))),
                new Attack(
                        "colour maps",
                        "; 0 % of the picture had come",
                        Hex.bytes("01 00 00 00 00 01 01 02 03 04 05 06")),
                new Attack(
                        "cut texts",
                        "; 0 % of the picture had come",
                        Hex.join(Hex.bytes("03 00 00 00 00 00 10 00"), new byte[4096])),
                new Attack(
                        "empty rectangles",
                        "; 0 % of the picture had come",
                        Hex.join(Hex.bytes("00 00 FF FE"), Hex.repeat(65534, Messages.header(0, 0, 0, 0, 0)))),
                new Attack(
                        "sizes",
                        "; 0 % of the picture had come",
                        Messages.update(Messages.desktopSize(5, 5), Messages.desktopSize(4, 4))));
    }

    @ParameterizedTest
    @MethodSource("endless")
    void whatNeverEndsIsEndedByTheDeadline(Attack attack) throws IOException {
        Script script = answering(4, 4, client -> client.sendForever(attack.bytes()));
        assertFails(Reason.TIMEOUT, hasty(), script, attack.named());
    }

    @Test
    void anUpdateThatNeverEndsIsEndedByTheDeadline() throws IOException {
        Script script = answering(4, 4, client -> {
            client.send(Hex.bytes("00 00 FF FF"));
            client.sendForever(Hex.repeat(1000, Messages.header(0, 0, 0, 0, 0)));
        });
        assertFails(Reason.TIMEOUT, hasty(), script, "the rest of an update was not complete within 500 ms");
    }

    @Test
    void silenceAmidTheRectanglesThatTheCountPromisesIsATimeout() throws IOException {
        Script script = answering(4, 4, client -> {
            client.send(Hex.bytes("00 00 FF FE"), Messages.filled(0, 0, 4, 2, 1));
            client.awaitEnd();
        });
        assertFails(Reason.TIMEOUT, hasty(), script, "; 50 % of the picture had come");
    }

    /** What is odd, but no reason to go without the picture. */
    static List<Attack> odd() {
        return List.of(
                new Attack("cut text of 0xFFFFFFFF", "", Hex.bytes("03 00 00 00 FF FF FF FF 00")),
                new Attack("2 MiB of cut text", "", Hex.join(Hex.bytes("03 00 00 00 00 20 00 00"), new byte[2 << 20])),
                new Attack(
                        "cursor with its hot spot outside", "", Messages.update(Messages.cursor(65535, 65535, 1, 1))),
                new Attack("65535 bells", "", Hex.repeat(65535, Messages.bell())),
                new Attack(
                        "65534 empty rectangles",
                        "",
                        Hex.join(Hex.bytes("00 00 FF FE"), Hex.repeat(65534, Messages.header(0, 0, 0, 0, 0)))),
                new Attack(
                        "a failed size of 65535x65535",
                        "",
                        Messages.update(Messages.extendedDesktopSize(1, 3, 65535, 65535))),
                new Attack(
                        "20000 sizes",
                        "",
                        Hex.join(
                                Hex.bytes("00 00 4E 20"),
                                Hex.repeat(
                                        10000,
                                        Hex.join(Messages.desktopSize(32767, 2048), Messages.desktopSize(4, 4))))),
                new Attack(
                        "a name that drives terminals",
                        "",
                        Messages.update(Messages.desktopName("\u001B[2J\n\u202E"))));
    }

    @ParameterizedTest
    @MethodSource("odd")
    void whatIsOnlyOddIsSurvived(Attack attack) throws IOException {
        int[] pixels = assertSucceeds(DEFAULTS, answering(4, 4, client -> {
            client.send(attack.bytes(), PICTURE);
            client.awaitEnd();
        }));
        assertThat(pixels).hasSize(16).containsOnly(0xFF000001);
    }

    @Test
    void aPaletteThatIsNeverSentIsBlack() throws IOException {
        PixelFormat mapped = new PixelFormat(8, 8, false, false, 0, 0, 0, 0, 0, 0);
        int[] pixels = assertSucceeds(DEFAULTS.withPixelFormat(mapped), answering(4, 4, client -> {
            client.send(Messages.update(Hex.join(Messages.header(0, 0, 4, 4, 0), Hex.repeat(16, Hex.bytes("FE")))));
            client.awaitEnd();
        }));
        assertThat(pixels).hasSize(16).containsOnly(0xFF000000);
    }

    @Test
    void aHugeScreenCostsNothingUntilItIsPainted() throws IOException {
        assertFails(
                Reason.CONNECTION_LOST,
                DEFAULTS,
                answering(8192, 8192, client -> client.send(Messages.update())),
                "; 0 % of the picture had come");
    }

    private static Attack attack(String name, String named, byte[] rectangle) {
        return new Attack(name, named, Messages.update(rectangle));
    }

    private static Attack message(String name, String named, String hex) {
        return new Attack(name, named, Hex.bytes(hex));
    }

    private static Attack tiles(String name, String named, String tiles) {
        try (ZlibPieces zlib = new ZlibPieces()) {
            return attack(name, named, Messages.zrle(0, 0, 4, 4, zlib.piece(Hex.bytes(tiles))));
        }
    }

    private static byte[] bomb() {
        try (ZlibPieces zlib = new ZlibPieces()) {
            return zlib.piece(new byte[32 << 20]);
        }
    }
}

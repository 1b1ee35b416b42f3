package io.vncshot.cli.record;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HandshakeFollowerTest {
    private static final byte SECRET = 0x5A;
    private static final byte[] SCREEN = ByteBuffer.allocate(25)
            .putShort((short) 4)
            .putShort((short) 3)
            .position(20)
            .putInt(1)
            .put((byte) 'x')
            .array();

    private final ByteArrayOutputStream server = new ByteArrayOutputStream();
    private final ByteArrayOutputStream viewer = new ByteArrayOutputStream();
    private final Exchange stripped = new Exchange();

    @Test
    void withoutAuthenticationEverythingStays() throws IOException {
        banners("RFB 003.008\n");
        say(server, 1, 1);
        say(viewer, 1);
        finish("3.8");

        assertThat(follow().outcome()).isEqualTo(Followed.Outcome.CLEAR);
        assertThat(stripped.said(Direction.TO_VIEWER)).isEqualTo(server.toByteArray());
        assertThat(stripped.said(Direction.TO_SERVER)).isEqualTo(viewer.toByteArray());
    }

    @Test
    void vncAuthenticationIsTakenOut() throws IOException {
        negotiated(2);
        secret(server, 16);
        secret(viewer, 16);
        finish("3.8");

        assertClear("VNC Authentication");
    }

    @Test
    void oldVersionIsToldThatThereIsNoAuthentication() throws IOException {
        banners("RFB 003.003\n");
        u32(server, 2);
        secret(server, 16);
        secret(viewer, 16);
        finish("3.3 with a result");

        assertThat(follow().outcome()).isEqualTo(Followed.Outcome.CLEAR);
        assertThat(stripped.said(Direction.TO_VIEWER))
                .isEqualTo(
                        joined("RFB 003.003\n".getBytes(StandardCharsets.US_ASCII), new byte[] {0, 0, 0, 1}, SCREEN));
        assertThat(stripped.said(Direction.TO_SERVER))
                .isEqualTo(joined("RFB 003.003\n".getBytes(StandardCharsets.US_ASCII), new byte[] {1}));
    }

    @Test
    void appleDiffieHellmanIsTakenOut() throws IOException {
        negotiated(30);
        say(server, 0, 2, 0, 64);
        secret(server, 128);
        secret(viewer, 128 + 64);
        finish("3.8");

        assertClear("Apple Diffie-Hellman");
    }

    @Test
    void msLogonIsTakenOut() throws IOException {
        negotiated(113);
        secret(server, 24);
        secret(viewer, 8 + 256 + 64);
        finish("3.8");

        assertClear("MS-Logon II");
    }

    @ParameterizedTest
    @CsvSource({"6, RA2ne", "130, RA2ne_256"})
    void rsaAesThatEndsWithThePasswordIsTakenOut(int number, String title) throws IOException {
        negotiated(number);
        u32(server, 1024);
        secret(server, 256);
        u32(viewer, 2048);
        secret(viewer, 512);
        sized(viewer, 128, 0);
        sized(server, 256, 0);
        sized(viewer, 20, 16);
        sized(server, 20, 16);
        sized(server, 1, 16);
        sized(viewer, 9, 16);
        finish("3.8");

        assertClear(title);
    }

    @Test
    void plainWithinVeNCryptIsTakenOut() throws IOException {
        negotiated(19);
        say(server, 0, 2);
        say(viewer, 0, 2);
        say(server, 0, 1);
        u32(server, 256);
        u32(viewer, 256);
        u32(viewer, 3);
        u32(viewer, 6);
        secret(viewer, 9);
        finish("3.8");

        assertClear("Plain");
    }

    @Test
    void unixLoginWithinTightIsTakenOut() throws IOException {
        negotiated(16);
        u32(server, 0);
        u32(server, 1);
        secret(server, 16);
        u32(viewer, 129);
        u32(viewer, 4);
        u32(viewer, 5);
        secret(viewer, 9);
        finish("3.8");
        say(server, 0, 0, 0, 0, 0, 0, 0, 0);

        assertClear("Plain");
    }

    @Test
    void tightIsTakenOutWithItsCapabilities() throws IOException {
        negotiated(16);
        u32(server, 1);
        secret(server, 16);
        u32(viewer, 0);
        u32(server, 1);
        secret(server, 16);
        u32(viewer, 2);
        secret(server, 16);
        secret(viewer, 16);
        finish("3.8");
        say(server, 0, 1, 0, 0, 0, 1, 0, 0);
        secret(server, 32);

        assertClear("VNC Authentication");
    }

    @ParameterizedTest
    @CsvSource({"5, RA2", "13, RA2r", "129, RA2_256", "133, RA2r_256", "18, TLS"})
    void sessionThatGoesOnEncryptedIsSaidToBe(int number, String title) throws IOException {
        negotiated(number);

        Followed followed = follow();

        assertThat(followed.outcome()).isEqualTo(Followed.Outcome.ENCRYPTED);
        assertThat(followed.securityType()).isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource({"257, TLSNone", "258, TLSVnc", "259, TLSPlain", "260, X509None", "261, X509Vnc", "262, X509Plain"})
    void tlsWithinVeNCryptIsSaidToBeEncrypted(int subtype, String title) throws IOException {
        negotiated(19);
        say(server, 0, 2);
        say(viewer, 0, 2);
        say(server, 0, 1);
        u32(server, subtype);
        u32(viewer, subtype);

        Followed followed = follow();

        assertThat(followed.outcome()).isEqualTo(Followed.Outcome.ENCRYPTED);
        assertThat(followed.securityType()).isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 22, 33, 36, 255})
    void typeThatNobodyKnowsIsUnknown(int number) throws IOException {
        negotiated(number);

        assertThat(follow().outcome()).isEqualTo(Followed.Outcome.UNKNOWN);
    }

    @Test
    void refusedPasswordIsSeen() throws IOException {
        negotiated(2);
        secret(server, 16);
        secret(viewer, 16);
        u32(server, 1);

        assertThat(follow().outcome()).isEqualTo(Followed.Outcome.REFUSED);
        assertThat(stripped.said(Direction.TO_VIEWER)).doesNotContain(SECRET);
    }

    @Test
    void serverThatRefusesEverybodyIsSeen() throws IOException {
        banners("RFB 003.008\n");
        say(server, 0);

        assertThat(follow().outcome()).isEqualTo(Followed.Outcome.REFUSED);
    }

    @Test
    void handshakeThatEndsEarlyHasNoOutcome() throws IOException {
        negotiated(2);
        secret(server, 15);

        assertThatThrownBy(this::follow).isInstanceOf(EOFException.class);
    }

    @Test
    void desktopNameOverItsLimitIsRefused() throws IOException {
        banners("RFB 003.007\n");
        say(server, 1, 1);
        say(viewer, 1, 1);
        server.write(SCREEN, 0, 20);
        u32(server, (1 << 20) + 1);

        assertThatThrownBy(this::follow)
                .isInstanceOf(IOException.class)
                .hasMessage("a desktop name of 1048577 bytes: at most 1048576");
    }

    private Followed follow() throws IOException {
        return new HandshakeFollower(new RecordedDialogue(server.toByteArray(), viewer.toByteArray()), stripped)
                .follow();
    }

    /** All has been read, and what is kept is a handshake without authentication. */
    private void assertClear(String title) throws IOException {
        RecordedDialogue dialogue = new RecordedDialogue(server.toByteArray(), viewer.toByteArray());
        Followed followed = new HandshakeFollower(dialogue, stripped).follow();

        assertThat(followed.outcome()).isEqualTo(Followed.Outcome.CLEAR);
        assertThat(followed.securityType()).isEqualTo(title);
        assertThat(dialogue.position(Direction.TO_VIEWER)).isEqualTo(server.size());
        assertThat(dialogue.position(Direction.TO_SERVER)).isEqualTo(viewer.size());
        byte[] banner = "RFB 003.008\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(stripped.said(Direction.TO_VIEWER)).isEqualTo(joined(banner, new byte[] {1, 1, 0, 0, 0, 0}, SCREEN));
        assertThat(stripped.said(Direction.TO_SERVER)).isEqualTo(joined(banner, new byte[] {1, 1}));
    }

    private void banners(String version) {
        server.writeBytes(
                "RFB 003.008\n".substring(0, 10).concat(version.substring(10)).getBytes(StandardCharsets.US_ASCII));
        viewer.writeBytes(version.getBytes(StandardCharsets.US_ASCII));
    }

    private void negotiated(int type) {
        banners("RFB 003.008\n");
        say(server, 2, 1, type);
        say(viewer, type);
    }

    private void finish(String version) {
        if (!version.equals("3.7")) {
            u32(server, 0);
        }
        say(viewer, 1);
        server.writeBytes(SCREEN);
    }

    private static void say(ByteArrayOutputStream side, int... bytes) {
        for (int b : bytes) {
            side.write(b);
        }
    }

    private static void u32(ByteArrayOutputStream side, int number) {
        side.writeBytes(ByteBuffer.allocate(4).putInt(number).array());
    }

    private static void secret(ByteArrayOutputStream side, int count) {
        for (int i = 0; i < count; i++) {
            side.write(SECRET);
        }
    }

    private static void sized(ByteArrayOutputStream side, int count, int tag) {
        say(side, count >> 8, count & 0xFF);
        secret(side, count + tag);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}

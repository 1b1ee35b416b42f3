package io.vncshot.rfb;

import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.fixture.LoopbackServer.Peer;
import io.vncshot.rfb.fixture.Messages;
import io.vncshot.rfb.protocol.CredentialSource;
import io.vncshot.rfb.protocol.RfbException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.vncshot.rfb.HostileServers.assertFails;
import static io.vncshot.rfb.HostileServers.assertRefused;
import static io.vncshot.rfb.HostileServers.assertSucceeds;
import static io.vncshot.rfb.HostileServers.hasty;
import static io.vncshot.rfb.HostileServers.refuted;
import static org.assertj.core.api.Assertions.assertThat;

/** Servers that are none, or turn hostile before the first pixel. */
@Timeout(60)
class HostileHandshakeTest {
    private static final ClientOptions DEFAULTS = ClientOptions.defaults();

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 400 Bad Request, begins with \"RFB 003.008\"",
        "SSH-2.0-OpenSSH_9.6, begins with \"RFB 003.008\"",
        "AAAAAAAAAAAAAAAA, begins with \"RFB 003.008\"",
        "RFB 00x.008, begins with \"RFB 003.008\"",
        "RFB 000.000, UltraVNC repeater",
        "RFB 003.002, 3.2: 3.3 is the oldest",
    })
    void otherProtocolsAreRefused(String banner, String named) throws IOException, InterruptedException {
        assertRefused(refuted((banner + "\n").getBytes(StandardCharsets.US_ASCII)), named);
    }

    /** What comes after the banner of version 3.8, and the value that the message names. */
    @ParameterizedTest
    @CsvSource({
        "01 FF, 255",
        "02 16 11, 22 (xvp)",
        "01 13 00 01, VeNCrypt 0.1",
        "01 13 00 02 00 01 00 00 01 01, 257 (TLSNone)",
        "01 10 FF FF FF FF, 4294967295 tunnels",
        "01 05 FF FF FF FF, RSA key of 4294967295 bits",
        "01 1E 00 02 00 01, Diffie-Hellman key of 1 bytes",
        "00 FF FF FF FF, 4294967295",
        "00 80 00 00 00, 2147483648",
        "00 00 10 00 01, 1048577",
        "01 01 00 00 00 01 FF FF FF FF, 4294967295",
        "01 01 00 00 00 04, security result 4",
        "01 01 FF FF FF FF, security result 4294967295",
    })
    void securityThatBreaksTheRulesIsRefused(String security, String named) throws IOException, InterruptedException {
        assertRefused(refuted(Hex.join(banner(), Hex.bytes(security))), named);
    }

    /** A ServerInit, and the value that the message names. */
    @ParameterizedTest
    @CsvSource({
        "FF FF FF FF  20 18 00 01 00 FF 00 FF 00 FF 10 08 00 00 00 00  00 00 00 00, 65535x65535",
        "00 00 00 00  20 18 00 01 00 FF 00 FF 00 FF 10 08 00 00 00 00  00 00 00 00, 0x0",
        "00 04 00 00  20 18 00 01 00 FF 00 FF 00 FF 10 08 00 00 00 00  00 00 00 00, 4x0",
        "7F FF 7F FF  20 18 00 01 00 FF 00 FF 00 FF 10 08 00 00 00 00  00 00 00 00, 67108864 pixels",
        "00 04 00 04  20 18 00 01 00 FF 00 FF 00 FF 10 08 00 00 00 00  FF FF FF FF, 4294967295",
        "00 04 00 04  20 18 00 01 00 FF 00 FF 00 FF 10 08 00 00 00 00  00 10 00 01, 1048577",
    })
    void screensThatCannotBeAreRefused(String init, String named) throws IOException, InterruptedException {
        byte[] start = Hex.join(banner(), Hex.bytes("01 01 00 00 00 00"), Hex.bytes(init));
        assertRefused(refuted(start), named);
    }

    @Test
    void aServerMayCloseAtEveryByte() throws IOException {
        byte[] opening = Messages.opening(4, 4);
        for (int length = 0; length < opening.length; length++) {
            byte[] cut = Arrays.copyOf(opening, length);
            assertFails(Reason.CONNECTION_LOST, DEFAULTS, client -> client.send(cut), "connection");
        }
    }

    /** From the byte on at which the client has answered: before, a reset may be a connection that was never made. */
    @Test
    void aServerMayResetAtEveryByte() throws IOException {
        byte[] opening = Messages.opening(4, 4);
        for (int length = 12; length < opening.length; length++) {
            byte[] cut = Arrays.copyOf(opening, length);
            assertFails(
                    Reason.CONNECTION_LOST,
                    DEFAULTS,
                    client -> {
                        client.send(cut);
                        client.read(12);
                        client.reset();
                    },
                    "connection lost");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, the version",
        "11, the version",
        "12, the list of security types",
        "14, the security result",
        "18, ServerInit",
        "44, ServerInit",
    })
    void silenceEndsAtTheHandshakesDeadline(int length, String due) throws IOException {
        byte[] cut = Arrays.copyOf(Messages.opening(4, 4), length);
        assertFails(
                Reason.TIMEOUT,
                hasty(),
                client -> {
                    client.send(cut);
                    client.awaitEnd();
                },
                "timeout: " + due + " was not complete within 500 ms");
    }

    @Test
    void aRefusalStandsThoughItsReasonNeverComes() throws IOException {
        assertFails(
                Reason.AUTHENTICATION,
                hasty(),
                client -> {
                    client.send(banner(), Hex.bytes("01 01 00 00 00 02 00 0F FF FF 61 62 63"));
                    client.awaitEnd();
                },
                "authentication failed, too many attempts");
    }

    @Test
    void terminalsAreNotDrivenByReasons() throws IOException {
        assertFails(
                Reason.PROTOCOL,
                DEFAULTS,
                client -> client.send(banner(), Hex.bytes("00 00 00 00 05 1B 5B 32 4A 0A")),
                "refuses the connection: \\x1b[2J");
    }

    @Test
    void aPasswordThatNobodyGaveFailsAtOnce() throws IOException {
        assertFails(
                Reason.AUTHENTICATION,
                DEFAULTS,
                client -> {
                    client.send(banner(), Hex.bytes("01 02"), new byte[16]);
                    client.awaitEnd();
                },
                "none was given");
    }

    @Test
    void aWrongPasswordWithoutAReasonIsAnAuthenticationFailure() throws IOException {
        assertFails(
                Reason.AUTHENTICATION,
                DEFAULTS.withCredentials(CredentialSource.ofPassword("wrong")),
                client -> {
                    client.send(banner(), Hex.bytes("01 02"), new byte[16], Hex.bytes("00 00 00 01"));
                    client.read(12 + 1 + 16);
                },
                "authentication failed");
    }

    @Test
    void segmentsOfOneByteAreAHandshakeToo() throws IOException {
        int[] pixels = assertSucceeds(DEFAULTS, client -> {
            client.sendByteByByte(Messages.opening(4, 4));
            sendPicture(client);
        });
        assertThat(pixels).containsOnly(0xFF000001);
    }

    private static void sendPicture(Peer client) throws IOException {
        client.read(14);
        client.awaitRequest();
        client.sendByteByByte(Messages.update(Messages.filled(0, 0, 4, 4, 1)));
        client.awaitEnd();
    }

    private static byte[] banner() {
        return "RFB 003.008\n".getBytes(StandardCharsets.US_ASCII);
    }
}

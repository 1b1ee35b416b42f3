package io.vncshot.rfb.handshake;

import io.vncshot.rfb.fixture.BytesTransport;
import io.vncshot.rfb.fixture.BytesTransport.End;
import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.fixture.Messages;
import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.CredentialSource;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.protocol.SecurityType;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.vncshot.rfb.fixture.Failures.assertFailure;
import static io.vncshot.rfb.fixture.Failures.assertProtocolFailure;
import static io.vncshot.rfb.handshake.HandshakeBench.CHALLENGE;
import static io.vncshot.rfb.handshake.HandshakeBench.INIT;
import static io.vncshot.rfb.handshake.HandshakeBench.NO_BYTES;
import static io.vncshot.rfb.handshake.HandshakeBench.RESPONSE;
import static io.vncshot.rfb.handshake.HandshakeBench.banner;
import static io.vncshot.rfb.handshake.HandshakeBench.handshake;
import static io.vncshot.rfb.handshake.HandshakeBench.run;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** Handshakes that succeed or break; those that the server refuses are in {@link RefusedHandshakeTest}. */
class HandshakeTest {
    /** Version, what the server sends between banner and ServerInit, what the client has sent after its banner. */
    @ParameterizedTest
    @CsvSource({
        "003.003, 00 00 00 01, 01",
        "003.007, 01 01, 01 01",
        "003.008, 01 01 00 00 00 00, 01 01",
        "003.889, 01 01 00 00 00 00, 01 01",
        "003.008, 03 14 10 01 00 00 00 00, 01 01",
    })
    void none(String version, String security, String sent) throws RfbException {
        BytesTransport server = BytesTransport.of(banner(version), Hex.bytes(security), INIT);
        Handshake.Result result = run(server, CredentialSource.NONE);
        assertThat(result.securityType()).isEqualTo(SecurityType.NONE);
        assertThat(Hex.spaced(afterBanner(server))).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource({
        "003.003, 00 00 00 02, ''",
        "003.007, 01 02, 02",
        "003.008, 01 02, 02",
        "003.008, 02 01 02, 02",
    })
    void vncAuthentication(String version, String security, String choice) throws RfbException {
        BytesTransport server =
                BytesTransport.of(banner(version), Hex.bytes(security), CHALLENGE, Hex.bytes("00 00 00 00"), INIT);
        Handshake.Result result = run(server);
        assertThat(result.securityType()).isEqualTo(SecurityType.VNC_AUTHENTICATION);
        assertThat(afterBanner(server)).isEqualTo(Hex.join(Hex.bytes(choice), RESPONSE, Hex.bytes("01")));
    }

    @Test
    void withoutAPasswordNoneIsPreferred() throws RfbException {
        BytesTransport server = BytesTransport.of(banner("003.008"), Hex.bytes("02 02 01 00 00 00 00"), INIT);
        assertThat(run(server, CredentialSource.NONE).securityType()).isEqualTo(SecurityType.NONE);
    }

    @Test
    void resultTellsTheServersScreen() throws RfbException {
        byte[] init = Hex.bytes("""
                07 80 04 38        | 1920x1080
                10                 | bits-per-pixel
                0F                 | depth
                FF                 | big-endian-flag, any that is not 0
                FF                 | true-colour-flag, any that is not 0
                00 1F 00 3F 00 0F  | maxima
                0B 05 01           | shifts
                01 02 03           | padding
                00 00 00 05        | name-length
                42 C3 BC 72 6F     | "Büro"
                """);
        BytesTransport server = BytesTransport.of(banner("003.007"), Hex.bytes("01 01"), init, Hex.bytes("02"));
        Handshake.Result result = run(server);
        assertThat(result.version()).isEqualTo("3.7");
        assertThat(result.serverInit())
                .isEqualTo(
                        new ServerInit(1920, 1080, new PixelFormat(16, 15, true, true, 31, 63, 15, 11, 5, 1), "Büro"));
        assertThat(result.wire().in().readU8()).as("nothing past it is read").isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"0, 00", "1, 01"})
    void theSharedFlagIsSentAsGiven(int sharedFlag, String sent) throws RfbException {
        BytesTransport server = BytesTransport.of(banner("003.003"), Hex.bytes("00 00 00 01"), INIT);
        Wire wire = server.wire();
        handshake(server, CredentialSource.NONE).run(wire, sharedFlag);
        assertThat(Hex.spaced(afterBanner(server))).isEqualTo(sent);
    }

    @Test
    void colourMapsMayBeNative() throws RfbException {
        byte[] init =
                Hex.join(Messages.u16(1, 1), Hex.bytes("08 08 00 00 00 00 00 00 00 00 00 00 00 00 00 00  00 00 00 00"));
        ServerInit read = run(BytesTransport.of(banner("003.003"), Hex.bytes("00 00 00 01"), init))
                .serverInit();
        assertThat(requireNonNull(read.pixelFormat()).trueColour()).isFalse();
        assertThat(read.desktopName()).isEmpty();
    }

    /** Bits, depth, flags, maxima and shifts of a ServerInit. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "07 18 00 01  00 FF 00 FF 00 FF  10 08 00",
                "FF 18 00 01  00 FF 00 FF 00 FF  10 08 00",
                "00 18 00 01  00 FF 00 FF 00 FF  10 08 00",
                "20 18 00 01  00 00 00 FF 00 FF  10 08 00",
                "20 18 00 01  00 FF 00 00 00 FF  10 08 00",
                "20 18 00 01  00 FF 00 FF 00 00  10 08 00",
                "20 18 00 01  00 FF 00 FF 00 FF  FF 08 00",
                "20 18 00 01  00 FF 00 FF 00 FF  19 08 00",
                "20 18 00 01  00 FF FF FF 00 FF  10 11 00",
                "10 10 00 01  00 1F 00 3F 00 1F  0B 05 0C",
            })
    void impossibleFormatsAreNone(String format) throws RfbException {
        byte[] init = Hex.join(Messages.u16(1, 1), Hex.bytes(format), new byte[3], Hex.bytes("00 00 00 00"));
        BytesTransport server = BytesTransport.of(banner("003.003"), Hex.bytes("00 00 00 01"), init);
        assertThat(run(server).serverInit().pixelFormat()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"00 10 00 01, 1048577", "80 00 00 00, 2147483648", "FF FF FF FF, 4294967295"})
    void hugeDesktopNamesAreRefused(String length, String value) {
        byte[] init = Arrays.copyOf(INIT, 20);
        BytesTransport server = BytesTransport.of(banner("003.003"), Hex.bytes("00 00 00 01"), init, Hex.bytes(length))
                .then(End.SILENT);
        assertProtocolFailure(() -> run(server))
                .withMessage("desktop name of %s bytes: at most 1048576 are taken", value);
    }

    @ParameterizedTest
    @CsvSource({
        "003.003, 00 00 00 01",
        "003.007, 01 01",
        "003.008, 01 01 00 00 00 00",
    })
    void theServerMayGoAtEveryByte(String version, String security) throws RfbException {
        byte[] all = Hex.join(banner(version), Hex.bytes(security), INIT);
        for (int length = 0; length < all.length; length++) {
            BytesTransport server = BytesTransport.of(Arrays.copyOf(all, length));
            assertFailure(Reason.CONNECTION_LOST, () -> run(server))
                    .withMessageStartingWith("the server closed the connection while ");
        }
        run(BytesTransport.of(all));
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', the version",
        "003.003, '', the security type",
        "003.008, '', the list of security types",
        "003.008, 02 01, the list of security types",
        "003.008, 01 02, the authentication challenge",
        "003.008, 01 01, the security result",
        "003.008, 01 01 00 00 00 00, ServerInit",
    })
    void silenceAnywhereEndsAtTheHandshakesDeadline(String version, String security, String due) {
        BytesTransport server = BytesTransport.of(version.isEmpty() ? NO_BYTES : banner(version), Hex.bytes(security))
                .then(End.SILENT);
        assertFailure(Reason.TIMEOUT, () -> run(server)).withMessage("timeout: %s was not complete within 15 s", due);
        assertThat(server.clock().millis()).isEqualTo(15_000);
    }

    @Test
    void oneDeadlineIsOverAllOfIt() {
        byte[] all = Hex.join(banner("003.008"), Hex.bytes("01 01 00 00 00 00"), INIT);
        BytesTransport server = BytesTransport.of(all).inPieces(1, Duration.ofSeconds(2));
        assertFailure(Reason.TIMEOUT, () -> run(server)).withMessageContaining("15 s");
        assertThat(server.bytesRead()).isEqualTo(7);
    }

    @Test
    void aSlowServerSucceeds() throws RfbException {
        byte[] all = Hex.join(banner("003.008"), Hex.bytes("01 01 00 00 00 00"), INIT);
        BytesTransport server = BytesTransport.of(all).inPieces(1, Duration.ofMillis(200));
        assertThat(run(server).serverInit().width()).isEqualTo(640);
    }

    private static byte[] afterBanner(BytesTransport server) {
        byte[] written = server.written();
        return Arrays.copyOfRange(written, 12, written.length);
    }
}

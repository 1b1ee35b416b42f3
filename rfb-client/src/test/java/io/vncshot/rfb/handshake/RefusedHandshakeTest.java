package io.vncshot.rfb.handshake;

import io.vncshot.rfb.fixture.BytesTransport;
import io.vncshot.rfb.fixture.BytesTransport.End;
import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.protocol.CredentialSource;
import io.vncshot.rfb.protocol.RfbException.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static io.vncshot.rfb.fixture.Failures.assertFailure;
import static io.vncshot.rfb.fixture.Failures.assertProtocolFailure;
import static io.vncshot.rfb.handshake.HandshakeBench.CHALLENGE;
import static io.vncshot.rfb.handshake.HandshakeBench.NO_BYTES;
import static io.vncshot.rfb.handshake.HandshakeBench.banner;
import static io.vncshot.rfb.handshake.HandshakeBench.reason;
import static io.vncshot.rfb.handshake.HandshakeBench.run;
import static org.assertj.core.api.Assertions.assertThat;

class RefusedHandshakeTest {
    private static final String FAILED = "authentication failed";
    private static final String TOO_MANY = "authentication failed, too many attempts";

    /** Only 3.8 gives a reason, after None as after any type; and UltraVNC with its 3. */
    @ParameterizedTest
    @CsvSource({
        "003.008, 01 01, 00 00 00 01, " + FAILED,
        "003.008, 01 01, 00 00 00 02, '" + TOO_MANY + "'",
        "003.008, 01 02, 00 00 00 01, " + FAILED,
        "003.008, 01 02, 00 00 00 02, '" + TOO_MANY + "'",
        "003.008, 01 02, 00 00 00 03, " + FAILED,
        "003.003, 00 00 00 02, 00 00 00 03, " + FAILED,
    })
    void aFailedResultOf38MayGiveAReason(String version, String security, String result, String failure) {
        byte[] challenge = security.endsWith("02") ? CHALLENGE : NO_BYTES;
        byte[] start = Hex.join(banner(version), Hex.bytes(security), challenge, Hex.bytes(result));
        assertFailure(Reason.AUTHENTICATION, () -> run(BytesTransport.of(start, reason("no seats left"))))
                .withMessage(failure + ": no seats left");
        assertFailure(Reason.AUTHENTICATION, () -> run(BytesTransport.of(start, reason(""))))
                .withMessage(failure);
        assertFailure(Reason.AUTHENTICATION, () -> run(BytesTransport.of(start)))
                .withMessage(failure);
        assertFailure(Reason.AUTHENTICATION, () -> run(BytesTransport.of(start).then(End.RESET)))
                .withMessage(failure);
        assertFailure(Reason.AUTHENTICATION, () -> run(BytesTransport.of(start, Hex.bytes("00 00 00 09 61 62"))))
                .withMessage(failure);
    }

    @ParameterizedTest
    @CsvSource({
        "003.003, 00 00 00 02, 00 00 00 01, " + FAILED,
        "003.003, 00 00 00 02, 00 00 00 02, '" + TOO_MANY + "'",
        "003.007, 01 02, 00 00 00 01, " + FAILED,
        "003.007, 01 02, 00 00 00 02, '" + TOO_MANY + "'",
    })
    void aFailedResultBefore38GivesNoReasonAndNoneIsWaitedFor(
            String version, String security, String result, String failure) {
        BytesTransport server = BytesTransport.of(banner(version), Hex.bytes(security), CHALLENGE, Hex.bytes(result))
                .then(End.SILENT);
        assertFailure(Reason.AUTHENTICATION, () -> run(server)).withMessage(failure);
        assertThat(server.clock().millis()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "003.008, 01 01, 00 00 00 04, 4",
        "003.008, 01 01, 80 00 00 00, 2147483648",
        "003.008, 01 01, FF FF FF FF, 4294967295",
        "003.008, 01 02, 00 00 00 04, 4",
        "003.007, 01 02, 00 00 00 04, 4",
        "003.003, 00 00 00 02, 01 00 00 00, 16777216",
    })
    void otherResultsAreRefused(String version, String security, String result, String value) {
        byte[] challenge = security.endsWith("02") ? CHALLENGE : NO_BYTES;
        BytesTransport server = BytesTransport.of(banner(version), Hex.bytes(security), challenge, Hex.bytes(result))
                .then(End.SILENT);
        assertProtocolFailure(() -> run(server))
                .withMessage("security result %s: must be 0, 1 or 2 (RFC 6143 §7.1.3)", value);
    }

    @ParameterizedTest
    @CsvSource({"003.003, 00 00 00 00", "003.007, 00", "003.008, 00"})
    void aServerThatOffersNothingMayGiveAReason(String version, String nothing) {
        byte[] start = Hex.join(banner(version), Hex.bytes(nothing));
        String failure = "the server refuses the connection";
        assertProtocolFailure(() -> run(BytesTransport.of(start, reason("Too many clients\0"))))
                .withMessage(failure + ": Too many clients");
        assertProtocolFailure(() -> run(BytesTransport.of(start, reason("")))).withMessage(failure);
        assertProtocolFailure(() -> run(BytesTransport.of(start))).withMessage(failure);
        assertProtocolFailure(() -> run(BytesTransport.of(start).then(End.RESET)))
                .withMessage(failure);
    }

    @Test
    void reasonsAreShownAsOneSafeLine() {
        byte[] start = Hex.join(banner("003.008"), Hex.bytes("00"));
        assertProtocolFailure(() -> run(BytesTransport.of(start, reason(" \u001B[31mGo\naway\u202E "))))
                .withMessage("the server refuses the connection: \\x1b[31mGo\\x0aaway\\u202e");
    }

    @ParameterizedTest
    @CsvSource({"00 10 00 01, 1048577", "80 00 00 00, 2147483648", "FF FF FF FF, 4294967295"})
    void hugeReasonsAreRefusedWhetherTheyComeOrNot(String length, String value) {
        for (byte[] start : new byte[][] {
            Hex.join(banner("003.008"), Hex.bytes("00")), Hex.join(banner("003.008"), Hex.bytes("01 01 00 00 00 01"))
        }) {
            BytesTransport silent = BytesTransport.of(start, Hex.bytes(length)).then(End.SILENT);
            assertProtocolFailure(() -> run(silent))
                    .withMessage("reason of %s bytes: at most 1048576 are taken", value);
            BytesTransport endless = BytesTransport.of(start, Hex.bytes(length))
                    .thenForever((byte) 'x')
                    .inPieces(4096, Duration.ZERO);
            assertProtocolFailure(() -> run(endless)).withMessageContaining(value);
            assertThat(endless.bytesRead()).isLessThan(16 << 10);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = End.class,
            names = {"SILENT", "ENDLESS"})
    void aReasonIsWaitedForTwoSecondsAndTheRefusalStands(End end) {
        BytesTransport server =
                BytesTransport.of(banner("003.008"), Hex.bytes("01 01  00 00 00 02"), Hex.bytes("00 0F FF FF"));
        if (end == End.ENDLESS) {
            server.thenForever((byte) 'x').inPieces(1, Duration.ofMillis(1));
        } else {
            server.then(end);
        }
        assertFailure(Reason.AUTHENTICATION, () -> run(server)).withMessage(TOO_MANY);
        assertThat(server.clock().millis()).isBetween(2_000L, 2_100L);
    }

    @Test
    void theLargestReasonIsReadAndCut() {
        BytesTransport server = BytesTransport.of(
                banner("003.008"), Hex.bytes("00"), Hex.bytes("00 10 00 00"), Hex.repeat(1 << 20, new byte[] {'x'}));
        assertProtocolFailure(() -> run(server))
                .withMessage("the server refuses the connection: " + "x".repeat(64 << 10));
    }

    @Test
    void offersOfUnknownTypesAloneAreNamed() {
        BytesTransport server = BytesTransport.of(banner("003.008"), Hex.bytes("03 16 00 FF"));
        assertProtocolFailure(() -> run(server))
                .withMessageStartingWith("the server offers security types 22 (xvp), 0, 255: this client may use ");
        assertThat(server.written()).as("nothing is chosen").hasSize(12);
    }

    @Test
    void theLongestListIsRead() {
        byte[] list = new byte[256];
        for (int i = 0; i < 256; i++) {
            list[i] = (byte) 255;
        }
        assertProtocolFailure(() -> run(BytesTransport.of(banner("003.008"), list)))
                .withMessageStartingWith("the server offers security types 255, 255,");
    }

    @Test
    void an33ServerMayDecideForAnUnknownType() {
        BytesTransport server = BytesTransport.of(banner("003.003"), Hex.bytes("FF FF FF FA"));
        assertProtocolFailure(() -> run(server))
                .withMessageStartingWith("the server offers security types 4294967290:");
    }

    @ParameterizedTest
    @CsvSource({"003.003, 00 00 00 02", "003.007, 01 02", "003.008, 01 02"})
    void aPasswordThatNobodyGaveIsAnAuthenticationFailure(String version, String security) {
        BytesTransport server = BytesTransport.of(banner(version), Hex.bytes(security), CHALLENGE)
                .then(End.SILENT);
        assertFailure(Reason.AUTHENTICATION, () -> run(server, CredentialSource.NONE))
                .withMessage("the server asks for a password, and none was given");
        assertThat(server.clock().millis()).as("at once").isZero();
    }
}

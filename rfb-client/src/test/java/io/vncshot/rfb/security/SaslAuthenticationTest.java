package io.vncshot.rfb.security;

import io.vncshot.rfb.fixture.BytesTransport;
import io.vncshot.rfb.fixture.BytesTransport.End;
import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.fixture.Messages;
import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.protocol.CredentialSource;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.protocol.SecurityType;
import io.vncshot.rfb.transport.Connector;
import io.vncshot.rfb.transport.Deadline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.vncshot.rfb.fixture.Failures.assertFailure;
import static io.vncshot.rfb.fixture.Failures.assertProtocolFailure;
import static org.assertj.core.api.Assertions.assertThat;

class SaslAuthenticationTest {
    private static final CredentialSource ACCOUNT = TestCredentials.account("user", "pass");
    private static final String DONE = "00 00 00 00  01";

    @Test
    void plainSaysBothTextsAtOnce() throws RfbException {
        BytesTransport server = BytesTransport.of(text("ANONYMOUS,PLAIN"), Hex.bytes(DONE));
        assertThat(SecurityBench.negotiate(server, ACCOUNT, 20).type()).isEqualTo(SecurityType.SASL);
        assertThat(Hex.spaced(server.written()))
                .isEqualTo("14 00 00 00 05 50 4c 41 49 4e 00 00 00 0b 00 75 73 65 72 00 70 61 73 73 00");
    }

    @Test
    void thePasswordIsNotSaidInTheClearWithoutLeave() {
        BytesTransport server = BytesTransport.of(text("PLAIN,ANONYMOUS"));
        assertProtocolFailure(() -> authenticate(server, SaslMechanism.IN_THE_CLEAR))
                .withMessage("the server offers the SASL mechanisms PLAIN,ANONYMOUS: this client may use SCRAM-SHA-512,"
                        + " SCRAM-SHA-256, SCRAM-SHA-1, DIGEST-MD5; PLAIN, the password in the clear, needs a server"
                        + " with TLS, or plain in --security-types");
        assertThat(server.written()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GSSAPI", "ANONYMOUS", "XPLAIN,PLAINX", "SCRAM-SHA-256-PLUS"})
    void noOtherMechanismIsTaken(String offered) {
        assertProtocolFailure(() -> SecurityBench.negotiate(BytesTransport.of(text(offered)), ACCOUNT, 20))
                .withMessageStartingWith("the server offers the SASL mechanisms " + offered + ": this client may use ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN,SCRAM-SHA-1,SCRAM-SHA-256,DIGEST-MD5", "SCRAM-SHA-256", "SCRAM-SHA-256,PLAIN"})
    void theBestMechanismIsTaken(String offered) {
        BytesTransport server = BytesTransport.of(text(offered));
        assertFailure(Reason.AUTHENTICATION, () -> SecurityBench.negotiate(server, ACCOUNT, 20));
        assertThat(new String(server.written(), StandardCharsets.ISO_8859_1)).contains("SCRAM-SHA-256");
    }

    /** As QEMU does. */
    @Test
    void aServerThatHangsUpOnTheAnswerHasRefusedIt() {
        BytesTransport server = BytesTransport.of(text("PLAIN"));
        assertFailure(Reason.AUTHENTICATION, () -> SecurityBench.negotiate(server, ACCOUNT, 20))
                .withMessage("authentication failed: the server ended the connection when it had the answer of SASL");
    }

    @Test
    void aServerThatSaysNothingIsATimeout() {
        BytesTransport server = BytesTransport.of(text("PLAIN")).then(End.SILENT);
        assertFailure(Reason.TIMEOUT, () -> SecurityBench.negotiate(server, ACCOUNT, 20));
    }

    @Test
    void lengthsHaveLimits() {
        assertProtocolFailure(() -> SecurityBench.negotiate(BytesTransport.of(Messages.s32(4097)), ACCOUNT, 20))
                .withMessage("list of SASL mechanisms of 4097 bytes: at most 4096 are taken");
        BytesTransport server = BytesTransport.of(text("PLAIN"), Messages.s32(65_537));
        assertProtocolFailure(() -> SecurityBench.negotiate(server, ACCOUNT, 20))
                .withMessage("SASL challenge of 65537 bytes: at most 65536 are taken");
    }

    @Test
    void roundsHaveALimit() {
        BytesTransport server = BytesTransport.of(text("PLAIN")).thenForever((byte) 0);
        assertProtocolFailure(() -> SecurityBench.negotiate(server, ACCOUNT, 20))
                .withMessage("SASL goes on after 16 rounds: no mechanism needs so many");
    }

    @Test
    void aServerThatIsDoneBeforeItsProofIsNone() {
        BytesTransport server = BytesTransport.of(text("SCRAM-SHA-256"), Hex.bytes(DONE));
        assertFailure(Reason.AUTHENTICATION, () -> SecurityBench.negotiate(server, ACCOUNT, 20))
                .withMessageStartingWith("SASL SCRAM-SHA-256: the server's first message is ''");
        BytesTransport md5 = BytesTransport.of(
                text("DIGEST-MD5"),
                text("realm=\"r\",nonce=\"n\",qop=\"auth\",charset=utf-8,algorithm=md5-sess\0"),
                new byte[] {1});
        assertFailure(Reason.AUTHENTICATION, () -> SecurityBench.negotiate(md5, ACCOUNT, 20))
                .withMessage("SASL DIGEST-MD5: the server has not shown that it knows the password");
    }

    @Test
    void cutShortAnywhereItIsALostConnectionOrARefusal() {
        byte[] all = Hex.join(text("PLAIN"), text("text\0"), new byte[] {1});
        int answered = text("PLAIN").length;
        for (int length = 0; length < all.length; length++) {
            BytesTransport server = BytesTransport.of(Arrays.copyOf(all, length));
            Reason reason = length == answered ? Reason.AUTHENTICATION : Reason.CONNECTION_LOST;
            assertFailure(reason, () -> SecurityBench.negotiate(server, ACCOUNT, 20));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth-conf", "auth-int", "auth"})
    void digestMd5ReachesTheServerAndItsLayerIsSpoken(String protection) throws IOException {
        try (DigestMd5Server server = DigestMd5Server.start(protection, DigestMd5Server.Conduct.GOOD)) {
            Deadline deadline = Deadline.after(Duration.ofSeconds(20));
            try (Wire wire = Wire.over(Connector.connect(server.address(), deadline), deadline)) {
                SaslAuthentication sasl = new SaslAuthentication("localhost", SaslMechanism.IN_THE_CLEAR);
                Wire secured = sasl.authenticate(wire, credentials(deadline));
                assertThat(sasl.resultWire(wire, secured).in().readU32()).isZero();
                byte[] large = new byte[20_000];
                for (int i = 0; i < large.length; i++) {
                    large[i] = (byte) (i % 251);
                }
                secured.out().writeBytes(large);
                secured.out().flush();
                byte[] echo = new byte[large.length];
                secured.in().readFully(echo, 0, echo.length);
                assertThat(echo).isEqualTo(large);
                assertThat(secured.equals(wire)).isEqualTo(protection.equals("auth"));
            }
        }
    }

    @Test
    void aMessageThatDoesNotFitItsTagIsRefused() throws IOException {
        try (DigestMd5Server server = DigestMd5Server.start("auth-int", DigestMd5Server.Conduct.WRONG_TAG)) {
            Deadline deadline = Deadline.after(Duration.ofSeconds(20));
            try (Wire wire = Wire.over(Connector.connect(server.address(), deadline), deadline)) {
                Wire secured = new SaslAuthentication("localhost", SaslMechanism.IN_THE_CLEAR)
                        .authenticate(wire, credentials(deadline));
                wire.in().skip(4);
                secured.out().writeU8(1);
                secured.out().flush();
                assertProtocolFailure(() -> secured.in().readU8())
                        .withMessageStartingWith("a SASL message of 17 bytes ");
            }
        }
    }

    private static void authenticate(BytesTransport server, List<SaslMechanism> mechanisms) throws RfbException {
        new SaslAuthentication("localhost", mechanisms)
                .authenticate(server.wire(), credentials(server.clock().seconds(30)));
    }

    private static Credentials credentials(Deadline deadline) {
        return new Credentials(ACCOUNT, Duration.ofSeconds(15), deadline);
    }

    private static byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return Hex.join(Messages.s32(bytes.length), bytes);
    }
}

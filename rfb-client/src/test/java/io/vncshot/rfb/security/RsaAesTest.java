package io.vncshot.rfb.security;

import io.vncshot.rfb.fixture.Acquaintances;
import io.vncshot.rfb.fixture.BytesTransport;
import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.fixture.Messages;
import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.protocol.CredentialSource;
import io.vncshot.rfb.protocol.Fingerprint;
import io.vncshot.rfb.protocol.KnownServers;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.protocol.SecurityType;
import io.vncshot.rfb.protocol.ServerTrust;
import io.vncshot.rfb.transport.Connector;
import io.vncshot.rfb.transport.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static io.vncshot.rfb.fixture.Failures.assertFailure;
import static io.vncshot.rfb.fixture.Failures.assertProtocolFailure;
import static org.assertj.core.api.Assertions.assertThat;

class RsaAesTest {
    private static final CredentialSource ACCOUNT = TestCredentials.account("user", "pass");

    /** The server asks for both, answers in the way of the type, and the client reads that. */
    @ParameterizedTest
    @EnumSource(names = {"RA2", "RA2_256", "RA2R", "RA2R_256", "RA2NE", "RA2NE_256"})
    void userAndPasswordReachTheServer(SecurityType type) throws IOException {
        try (RsaAesServer server = RsaAesServer.start(type, RsaAesServer.Conduct.GOOD)) {
            Wire wire = authenticate(server, type, ServerTrust.DEFAULT);
            assertThat(wire.in().readU32()).isEqualTo(0x01020304);
            byte[] large = new byte[20_000];
            wire.in().readFully(large, 0, large.length);
            assertThat(large[19_999]).isEqualTo((byte) (19_999 % 251));
            wire.out().writeBytes(large);
            wire.out().flush();
            assertThat(wire.in().readU8()).as("the server has read that").isEqualTo(0x5A);
            assertThat(server.credentials()).isEqualTo("user/pass");
            wire.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"WRONG_HASH, TLS, somebody is in the middle", "WRONG_TAG, PROTOCOL, does not fit its tag"})
    void aServerThatHasOtherKeysGetsNoPassword(RsaAesServer.Conduct conduct, Reason reason, String message)
            throws IOException {
        try (RsaAesServer server = RsaAesServer.start(SecurityType.RA2_256, conduct)) {
            assertFailure(reason, () -> authenticate(server, SecurityType.RA2_256, ServerTrust.DEFAULT))
                    .withMessageContaining(message);
            assertThat(server.credentials()).isEmpty();
        }
    }

    @Test
    void aServerThatHangsUpInsteadOfItsSecondRandomIsLost() throws IOException {
        try (RsaAesServer server = RsaAesServer.start(SecurityType.RA2R, RsaAesServer.Conduct.NO_SECOND_RANDOM)) {
            assertFailure(Reason.CONNECTION_LOST, () -> authenticate(server, SecurityType.RA2R, ServerTrust.DEFAULT))
                    .withMessageContaining("the server's second random");
        }
    }

    @Test
    void thePinnedKeyIsTheOnlyOneTaken() throws IOException {
        try (RsaAesServer server = RsaAesServer.start(SecurityType.RA2_256, RsaAesServer.Conduct.GOOD)) {
            Fingerprint other = Fingerprint.parse("0".repeat(64));
            assertFailure(Reason.TLS, () -> authenticate(server, SecurityType.RA2_256, pinned(other)))
                    .withMessage("the server's RSA key has the SHA-256 fingerprint " + server.fingerprint()
                            + ", not the one of --tls-fingerprint");
        }
        try (RsaAesServer server = RsaAesServer.start(SecurityType.RA2_256, RsaAesServer.Conduct.GOOD)) {
            authenticate(server, SecurityType.RA2_256, pinned(server.fingerprint()))
                    .close();
        }
    }

    @Test
    void aKeyIsRememberedOnceTheServerHasShownThatItHoldsIt() throws IOException {
        try (RsaAesServer server = RsaAesServer.start(SecurityType.RA2_256, RsaAesServer.Conduct.GOOD)) {
            Acquaintances known = new Acquaintances(true);
            authenticate(server, SecurityType.RA2_256, knowing(known)).close();
            assertThat(known.remembered()).containsExactly("RSA " + server.fingerprint());
        }
        try (RsaAesServer server = RsaAesServer.start(SecurityType.RA2_256, RsaAesServer.Conduct.WRONG_HASH)) {
            Acquaintances known = new Acquaintances(true);
            assertFailure(Reason.TLS, () -> authenticate(server, SecurityType.RA2_256, knowing(known)));
            assertThat(known.remembered()).isEmpty();
        }
    }

    @Test
    void aKeyThatIsNotTrustedGetsNoPassword() throws IOException {
        try (RsaAesServer server = RsaAesServer.start(SecurityType.RA2NE, RsaAesServer.Conduct.GOOD)) {
            Acquaintances known = new Acquaintances(false);
            assertFailure(Reason.TLS, () -> authenticate(server, SecurityType.RA2NE, knowing(known)))
                    .withMessage("the server's RSA key is not known; its SHA-256 fingerprint is " + server.fingerprint()
                            + " (accept it with --tls-fingerprint, or at first use with --first-use)");
            assertThat(known.remembered()).isEmpty();
            assertThat(server.credentials()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"00 00 03 FF, 1023", "00 00 20 01, 8193", "FF FF FF FF, 4294967295"})
    void keysAreOf1024To8192Bits(String length, long bits) {
        assertProtocolFailure(() -> SecurityBench.negotiate(BytesTransport.of(Hex.bytes(length)), ACCOUNT, 5))
                .withMessage("RSA key of %d bits: must be 1024 to 8192", bits);
    }

    @Test
    void aKeyThatIsNoneIsRefused() {
        BytesTransport server = BytesTransport.of(Messages.s32(1024), new byte[256]);
        assertProtocolFailure(() -> SecurityBench.negotiate(server, ACCOUNT, 5))
                .withMessageStartingWith("the server's RSA key is none: ");
    }

    private static ServerTrust knowing(Acquaintances known) {
        return new ServerTrust(ServerTrust.Checks.ALL, Optional.empty(), Optional.empty(), known);
    }

    private static ServerTrust pinned(Fingerprint fingerprint) {
        return new ServerTrust(ServerTrust.Checks.ALL, Optional.empty(), Optional.of(fingerprint), KnownServers.NONE);
    }

    private static Wire authenticate(RsaAesServer server, SecurityType type, ServerTrust trust) throws RfbException {
        Deadline deadline = Deadline.after(Duration.ofSeconds(20));
        Wire wire = Wire.over(Connector.connect(server.address(), deadline), deadline);
        try {
            return new RsaAes(type, trust)
                    .authenticate(wire, new Credentials(ACCOUNT, Duration.ofSeconds(15), deadline));
        } catch (RfbException e) {
            wire.close();
            throw e;
        }
    }
}

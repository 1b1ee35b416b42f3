package io.vncshot.rfb.security;

import io.vncshot.rfb.fixture.BytesTransport;
import io.vncshot.rfb.fixture.BytesTransport.End;
import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.protocol.CredentialSource;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.vncshot.rfb.fixture.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

class VncAuthenticationTest {
    private static final byte[] CHALLENGE = Hex.bytes("00 01 02 03 04 05 06 07  08 09 0A 0B 0C 0D 0E 0F");

    /** The responses are OpenSSL's: enc -des-ecb with the password's bytes mirrored as the key. */
    @ParameterizedTest
    @CsvSource({
        "'', 49 1e 89 0d e9 ac e9 32 83 8a 49 79 2f 22 13 f3",
        "a, 44 94 07 fb 6f 71 bd 51 7a ca 76 86 65 68 a4 e2",
        "passwd, e8 39 9b 58 57 1e 87 ed 84 45 c8 71 6b 6d d9 45",
        "password, b8 66 92 41 25 c8 ee bb 9d eb c1 db 61 c5 38 e2",
        "pässwort, 06 53 43 4d b8 32 08 f6 a3 61 0f e7 76 01 79 9a",
        "пароль, be f1 7f f0 e9 e4 85 03 76 48 aa 37 de ac db 96",
    })
    void responsesAreThoseOfOpenSsl(String password, String response) throws RfbException {
        BytesTransport transport = BytesTransport.of(CHALLENGE);
        Wire wire = transport.wire();
        assertThat(authenticate(wire, CredentialSource.ofPassword(password))).isSameAs(wire);
        assertThat(Hex.spaced(transport.written())).isEqualTo(response);
    }

    @Test
    void eightBytesOfThePasswordCount() {
        byte[] eight = VncAuthentication.response(CHALLENGE, "password");
        assertThat(VncAuthentication.response(CHALLENGE, "password9")).isEqualTo(eight);
        assertThat(VncAuthentication.response(CHALLENGE, "passwor")).isNotEqualTo(eight);
        assertThat(VncAuthentication.response(CHALLENGE, "passworD")).isNotEqualTo(eight);
    }

    @Test
    void eachHalfOfTheChallengeIsEncryptedByItself() {
        byte[] response = VncAuthentication.response(new byte[16], "password");
        assertThat(Arrays.copyOf(response, 8)).isEqualTo(Arrays.copyOfRange(response, 8, 16));
    }

    @Test
    void withoutAPasswordNothingIsSent() {
        BytesTransport transport = BytesTransport.of(CHALLENGE);
        assertFailure(Reason.AUTHENTICATION, () -> authenticate(transport.wire(), CredentialSource.NONE))
                .withMessage("the server asks for a password, and none was given");
        assertThat(transport.written()).isEmpty();
    }

    @Test
    void aSourceThatCannotBeReadSaysWhy() {
        BytesTransport transport = BytesTransport.of(CHALLENGE);
        CredentialSource broken = TestCredentials.failing("--password-file /x: no such file");
        assertFailure(Reason.AUTHENTICATION, () -> authenticate(transport.wire(), broken))
                .withMessage("--password-file /x: no such file");
        assertThat(transport.written()).isEmpty();
    }

    @Test
    void theTimeThatAPersonTakesIsNobodysTimeout() throws RfbException {
        BytesTransport transport = BytesTransport.of(CHALLENGE, Hex.bytes("00"));
        Wire wire = transport.wire();
        CredentialSource slow = TestCredentials.taking(transport.clock(), Duration.ofMinutes(2));
        Credentials credentials =
                new Credentials(slow, Duration.ofSeconds(15), transport.clock().seconds(1000));
        new VncAuthentication().authenticate(wire, credentials);
        assertThat(wire.in().readU8()).isZero();
        assertThat(transport.written()).hasSize(16);
    }

    @Test
    void afterThePasswordTheHandshakeHasItsTimeAndNoMore() throws RfbException {
        BytesTransport transport = BytesTransport.of(CHALLENGE).then(End.SILENT);
        Wire wire = transport.wire();
        CredentialSource slow = TestCredentials.taking(transport.clock(), Duration.ofMinutes(2));
        Credentials credentials =
                new Credentials(slow, Duration.ofSeconds(15), transport.clock().seconds(1000));
        new VncAuthentication().authenticate(wire, credentials);
        assertFailure(Reason.TIMEOUT, () -> wire.in().readU8()).withMessageContaining("15 s");
        assertThat(transport.clock().millis()).isEqualTo(135_000);
    }

    @Test
    void aChallengeCutShortIsALostConnection() {
        for (int length = 0; length < 16; length++) {
            BytesTransport transport = BytesTransport.of(Arrays.copyOf(CHALLENGE, length));
            assertFailure(
                            Reason.CONNECTION_LOST,
                            () -> authenticate(transport.wire(), CredentialSource.ofPassword("a")))
                    .withMessage("the server closed the connection while the authentication challenge was due");
            assertThat(transport.written()).isEmpty();
        }
    }

    private static Wire authenticate(Wire wire, CredentialSource source) throws RfbException {
        BytesTransport transport = (BytesTransport) wire.transport();
        Credentials credentials = new Credentials(
                source, Duration.ofSeconds(15), transport.clock().seconds(30));
        return new VncAuthentication().authenticate(wire, credentials);
    }
}

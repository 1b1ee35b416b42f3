package io.vncshot.rfb.security;

import io.vncshot.rfb.fixture.BytesTransport;
import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.protocol.CredentialSource;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.protocol.SecurityType;
import io.vncshot.rfb.security.SecurityNegotiation.InitForm;
import io.vncshot.rfb.security.SecurityNegotiation.Secured;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

import static io.vncshot.rfb.fixture.Failures.assertFailure;
import static io.vncshot.rfb.fixture.Failures.assertProtocolFailure;
import static org.assertj.core.api.Assertions.assertThat;

class TightSecurityTest {
    private static final String CHALLENGE = "00 01 02 03 04 05 06 07  08 09 0A 0B 0C 0D 0E 0F";
    private static final String RESPONSE = "b8 66 92 41 25 c8 ee bb 9d eb c1 db 61 c5 38 e2";
    private static final String NO_TUNNEL_CAPABILITY = "00 00 00 00  54 47 48 54  4E 4F 54 55 4E 4E 45 4C";
    private static final String UNIX_CAPABILITY = "00 00 00 81  54 47 48 54  55 4C 47 4E 41 55 54 48";
    private static final String VNC_CAPABILITY = "00 00 00 02  53 54 44 56  56 4E 43 41 55 54 48 5F";

    @Test
    void withoutAWayToAuthenticateNothingIsAnswered() throws RfbException {
        BytesTransport server = BytesTransport.of(Hex.bytes("00 00 00 00  00 00 00 00"));
        Secured secured = SecurityBench.negotiate(server, CredentialSource.NONE, 16);
        assertThat(secured.type()).isEqualTo(SecurityType.NONE);
        assertThat(secured.initForm()).isEqualTo(InitForm.TIGHT);
        assertThat(Hex.spaced(server.written())).isEqualTo("10");
    }

    @Test
    void aPasswordIsSentAsVncAuthenticationDoes() throws RfbException {
        BytesTransport server = BytesTransport.of(Hex.bytes("00 00 00 00  00 00 00 01" + VNC_CAPABILITY + CHALLENGE));
        Secured secured = SecurityBench.negotiate(server, CredentialSource.ofPassword("password"), 16);
        assertThat(secured.type()).isEqualTo(SecurityType.VNC_AUTHENTICATION);
        assertThat(Hex.spaced(server.written())).isEqualTo("10 00 00 00 02 " + RESPONSE);
    }

    @Test
    void noTunnelIsTakenOfThoseOffered() throws RfbException {
        BytesTransport server = BytesTransport.of(Hex.bytes("00 00 00 01" + NO_TUNNEL_CAPABILITY + "00 00 00 00"));
        SecurityBench.negotiate(server, CredentialSource.NONE, 16);
        assertThat(Hex.spaced(server.written())).isEqualTo("10 00 00 00 00");
    }

    @Test
    void endlessCapabilitiesAreRefused() {
        assertProtocolFailure(() ->
                        SecurityBench.negotiate(BytesTransport.of(Hex.bytes("FF FF FF FF")), CredentialSource.NONE, 16))
                .withMessage("4294967295 tunnels: at most 256 are taken");
        assertProtocolFailure(() -> SecurityBench.negotiate(
                        BytesTransport.of(Hex.bytes("00 00 00 00  00 00 01 01")), CredentialSource.NONE, 16))
                .withMessage("257 ways to authenticate: at most 256 are taken");
    }

    @Test
    void unixLoginSendsUserNameAndPasswordAsTheyAre() throws RfbException {
        BytesTransport server = BytesTransport.of(Hex.bytes("00 00 00 00  00 00 00 01" + UNIX_CAPABILITY));
        Secured secured = SecurityBench.negotiate(server, TestCredentials.account("user", "pass"), 16);
        assertThat(secured.type()).isEqualTo(SecurityType.PLAIN);
        assertThat(secured.initForm()).isEqualTo(InitForm.TIGHT);
        assertThat(Hex.spaced(server.written()))
                .isEqualTo("10 00 00 00 81 00 00 00 04 00 00 00 04 75 73 65 72 70 61 73 73");
    }

    @Test
    void unknownWaysAreRefused() {
        String kerberos = "00 00 00 82  54 47 48 54  4B 45 52 42 45 52 4F 53";
        assertProtocolFailure(() -> SecurityBench.negotiate(
                        BytesTransport.of(Hex.bytes("00 00 00 00  00 00 00 01" + kerberos)), CredentialSource.NONE, 16))
                .withMessageContaining("the server offers security types 130");
    }

    @Test
    void cutShortAnywhereItIsALostConnection() {
        byte[] all = Hex.bytes("00 00 00 01" + NO_TUNNEL_CAPABILITY + "00 00 00 01" + VNC_CAPABILITY + CHALLENGE);
        for (int length = 0; length < all.length; length++) {
            BytesTransport server = BytesTransport.of(Arrays.copyOf(all, length));
            assertFailure(
                    Reason.CONNECTION_LOST,
                    () -> SecurityBench.negotiate(server, CredentialSource.ofPassword("a"), 16));
        }
    }
}

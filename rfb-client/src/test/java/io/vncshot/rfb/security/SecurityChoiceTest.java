package io.vncshot.rfb.security;

import io.vncshot.rfb.fixture.FakeClock;
import io.vncshot.rfb.protocol.CredentialSource;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.SecurityType;
import io.vncshot.rfb.transport.Deadline;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.vncshot.rfb.fixture.Failures.assertProtocolFailure;
import static org.assertj.core.api.Assertions.assertThat;

class SecurityChoiceTest {
    private static final CredentialSource PASSWORD = CredentialSource.ofPassword("secret");
    private static final CredentialSource ACCOUNT = TestCredentials.account("user", "secret");

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "2, 2, 2",
        "1 2, 2, 1",
        "2 1, 2, 1",
        "255 0 1 255, 1, 1",
        "-6 2, 2, 2",
        "2 2 2, 2, 2",
        "2 19, 19, 19",
        "16 2, 2, 2",
        "16, 16, 16",
        "13 5 6 130 192, 5, 5",
        "133 13 5, 5, 5",
        "13 133, 133, 133",
        "5 129 2, 129, 129",
        "6 130 2, 130, 130",
        "17 117 2, 2, 2",
        "30 33 36 2, 2, 2",
        "30 33, 30, 30",
        "18 2, 2, 2",
        "258 2, 2, 2",
    })
    void theStrongestThatCanBeSatisfiedIsTaken(String offered, int withPassword, int without) throws RfbException {
        assertThat(choice(PASSWORD).choose(numbers(offered))).isEqualTo(withPassword);
        assertThat(choice(CredentialSource.NONE).choose(numbers(offered))).isEqualTo(without);
    }

    @ParameterizedTest
    @CsvSource({"30 2, 30", "113 2, 113", "19 129 30, 19", "30 129, 129", "118 113, 113", "20, 20", "20 2, 20"})
    void aUserNameMakesMoreTypesOfUse(String offered, int chosen) throws RfbException {
        assertThat(choice(ACCOUNT).choose(numbers(offered))).isEqualTo(chosen);
    }

    @ParameterizedTest
    @CsvSource({
        "260 261 262, X509_VNC, X509_PLAIN",
        "257 258 261, X509_VNC, X509_VNC",
        "258 2, VNC_AUTHENTICATION, VNC_AUTHENTICATION",
        "256 1, NONE, NONE",
        "262, X509_PLAIN, X509_PLAIN",
        "264 263 262 261, X509_VNC, X509_SASL",
        "2 19 1, VNC_AUTHENTICATION, VNC_AUTHENTICATION",
    })
    void theSameGoesWithinVeNCrypt(String offered, SecurityType withPassword, SecurityType withAccount)
            throws RfbException {
        assertThat(choice(PASSWORD).chooseWithin(numbers(offered))).isEqualTo(withPassword);
        assertThat(choice(ACCOUNT).chooseWithin(numbers(offered))).isEqualTo(withAccount);
    }

    @Test
    void onlyAllowedTypesAreTaken() throws RfbException {
        assertThat(choice(PASSWORD, SecurityType.NONE).choose(new int[] {2, 1})).isEqualTo(1);
        SecurityChoice onlyVnc = choice(CredentialSource.NONE, SecurityType.VNC_AUTHENTICATION);
        assertThat(onlyVnc.choose(new int[] {1, 2})).isEqualTo(2);
        assertProtocolFailure(() -> onlyVnc.choose(new int[] {1}))
                .withMessage("the server offers security types 1 (None): this client may use VNC Authentication");
        assertProtocolFailure(() -> choice(PASSWORD).choose(new int[0]))
                .withMessageStartingWith("the server offers security types : ");
        assertProtocolFailure(() -> choice(PASSWORD, SecurityType.X509_VNC).choose(new int[] {16, 18, 2}))
                .withMessageContaining("this client may use X509Vnc");
    }

    @Test
    void theOrderOfTheAllowedTypesDecides() throws RfbException {
        SecurityChoice noneFirst = choice(PASSWORD, SecurityType.NONE, SecurityType.VNC_AUTHENTICATION);
        assertThat(noneFirst.choose(new int[] {2, 1})).isEqualTo(1);
        SecurityChoice tlsFirst = choice(PASSWORD, SecurityType.TLS_VNC, SecurityType.VNC_AUTHENTICATION);
        assertThat(tlsFirst.choose(new int[] {2, 18})).isEqualTo(18);
        assertThat(tlsFirst.choose(new int[] {2, 19})).isEqualTo(19);
        SecurityChoice veNCryptLast = choice(PASSWORD, SecurityType.VNC_AUTHENTICATION, SecurityType.X509_VNC);
        assertThat(veNCryptLast.choose(new int[] {19, 2})).isEqualTo(2);
    }

    @Test
    void tlsWithoutACertificateNeedsLeave() {
        assertProtocolFailure(() -> choice(PASSWORD).choose(new int[] {18}))
                .withMessageEndingWith("; --insecure allows TLS without a certificate, which protects against nobody in"
                        + " the middle");
        assertProtocolFailure(() -> choice(PASSWORD).chooseWithin(new int[] {257, 258}))
                .withMessageStartingWith("the server offers security types 257 (TLSNone), 258 (TLSVnc): ")
                .withMessageContaining("--insecure allows");
    }

    @Test
    void aPasswordInTheClearNeedsLeave() {
        assertProtocolFailure(() -> choice(ACCOUNT).chooseWithin(new int[] {256}))
                .withMessageStartingWith("the server offers security types 256 (Plain): ")
                .withMessageEndingWith("; --security-types plain sends user name and password in the clear");
    }

    @Test
    void insecureIsNotProposedWhereOnlyVerifiedTypesAreAllowed() {
        assertProtocolFailure(() -> choice(PASSWORD, SecurityType.X509_VNC).chooseWithin(new int[] {258}))
                .withMessage("the server offers security types 258 (TLSVnc): this client may use X509Vnc");
    }

    @Test
    void nothingMayBeStrongEnough() {
        assertProtocolFailure(() -> choice(PASSWORD, new SecurityType[0]).choose(new int[] {19, 16, 2}))
                .withMessage("the server offers security types 19 (VeNCrypt), 16 (Tight), 2 (VNC Authentication):"
                        + " this client may use none, as --security-types and --min-security have it");
    }

    @Test
    void offersThatCannotBeTakenAreNamed() {
        assertProtocolFailure(() -> choice(PASSWORD).choose(new int[] {118, 33, 77, 0, -6}))
                .withMessage("the server offers security types 118 (MS-Logon III), 33 (Apple), 77, 0, 4294967290:"
                        + " this client may use X509SASL, X509Plain, X509Vnc, X509None, RA2_256, RA2, RA2r_256,"
                        + " RA2r, RA2ne_256, RA2ne, SASL, MS-Logon II, Apple Diffie-Hellman, VNC Authentication, None");
    }

    private static SecurityChoice choice(CredentialSource source) {
        return choice(source, SecurityType.allowedByDefault().toArray(new SecurityType[0]));
    }

    private static SecurityChoice choice(CredentialSource source, SecurityType... allowed) {
        Deadline overall = new FakeClock().seconds(30);
        return new SecurityChoice(List.of(allowed), new Credentials(source, Duration.ofSeconds(15), overall));
    }

    private static int[] numbers(String text) {
        String[] words = text.split(" ", -1);
        int[] numbers = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            numbers[i] = Integer.parseInt(words[i]);
        }
        return numbers;
    }
}

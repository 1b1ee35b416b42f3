package io.vncshot.rfb.handshake;

import io.vncshot.rfb.protocol.CredentialSource;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.SecurityType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.vncshot.rfb.fixture.Failures.assertProtocolFailure;
import static org.assertj.core.api.Assertions.assertThat;

class SecurityChoiceTest {
    private static final List<SecurityType> ALL = List.of(SecurityType.values());
    private static final CredentialSource PASSWORD = CredentialSource.ofPassword("secret");

    @ParameterizedTest
    @CsvSource({
        "1, NONE, NONE",
        "2, VNC_AUTHENTICATION, VNC_AUTHENTICATION",
        "1 2, VNC_AUTHENTICATION, NONE",
        "2 1, VNC_AUTHENTICATION, NONE",
        "19 16 2 30, VNC_AUTHENTICATION, VNC_AUTHENTICATION",
        "255 0 1 255, NONE, NONE",
        "-6 2, VNC_AUTHENTICATION, VNC_AUTHENTICATION",
        "2 2 2, VNC_AUTHENTICATION, VNC_AUTHENTICATION",
    })
    void theStrongestThatCanBeSatisfiedIsTaken(String offered, SecurityType withPassword, SecurityType without)
            throws RfbException {
        assertThat(SecurityChoice.choose(numbers(offered), ALL, PASSWORD)).isEqualTo(withPassword);
        assertThat(SecurityChoice.choose(numbers(offered), ALL, CredentialSource.NONE))
                .isEqualTo(without);
    }

    @Test
    void onlyAllowedTypesAreTaken() throws RfbException {
        List<SecurityType> onlyNone = List.of(SecurityType.NONE);
        assertThat(SecurityChoice.choose(new int[] {2, 1}, onlyNone, PASSWORD)).isEqualTo(SecurityType.NONE);
        List<SecurityType> onlyVnc = List.of(SecurityType.VNC_AUTHENTICATION);
        assertThat(SecurityChoice.choose(new int[] {1, 2}, onlyVnc, CredentialSource.NONE))
                .isEqualTo(SecurityType.VNC_AUTHENTICATION);
        assertProtocolFailure(() -> SecurityChoice.choose(new int[] {1}, onlyVnc, PASSWORD))
                .withMessage("the server offers security types 1 (None): this client may use 2 (VNC Authentication)");
    }

    @Test
    void theOrderOfTheAllowedTypesDecides() throws RfbException {
        List<SecurityType> noneFirst = List.of(SecurityType.NONE, SecurityType.VNC_AUTHENTICATION);
        assertThat(SecurityChoice.choose(new int[] {2, 1}, noneFirst, PASSWORD)).isEqualTo(SecurityType.NONE);
    }

    @Test
    void offersThatCannotBeTakenAreNamed() {
        assertProtocolFailure(() -> SecurityChoice.choose(new int[] {19, 16, 30, 77, 0, -6}, ALL, PASSWORD))
                .withMessage("the server offers security types 19 (VeNCrypt), 16 (Tight), 30 (Apple Diffie-Hellman),"
                        + " 77, 0, 4294967290: this client may use 2 (VNC Authentication), 1 (None)");
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

package io.vncshot.rfb.security;

import java.nio.charset.StandardCharsets;
import javax.security.sasl.SaslException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ScramClientTest {
    private static final String NONCE = "rOprNGfwEbeRWgbNEkqO";
    private static final String SERVER_FIRST =
            "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0," + "s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";

    /** The exchanges of RFC 5802 §5 and RFC 7677 §3. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SHA-1 | fyko+d2lbbFgONRv9qkxdawL"
                        + " | r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096"
                        + " | c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts="
                        + " | v=rmF9pqV8S7suAoZWja4dJRkFsKQ=",
                "SHA-256 | rOprNGfwEbeRWgbNEkqO"
                        + " | r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"
                        + " | c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                        + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="
                        + " | v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="
            })
    void theExamplesOfTheStandards(String hash, String nonce, String first, String proof, String last)
            throws SaslException {
        ScramClient client = new ScramClient(hash, "user", "pencil", nonce);
        assertThat(say(client, "")).isEqualTo("n,,n=user,r=" + nonce);
        assertThat(say(client, first)).isEqualTo(proof);
        assertThat(client.isComplete()).isFalse();
        assertThat(client.evaluateChallenge(last.getBytes(StandardCharsets.UTF_8)))
                .isNull();
        assertThat(client.isComplete()).isTrue();
    }

    @Test
    void separatorsInAUserNameAreEscaped() throws SaslException {
        assertThat(say(new ScramClient("SHA-256", "a=b,c", "p", "N"), "")).isEqualTo("n,,n=a=3Db=2Cc,r=N");
    }

    /** RFC 4013: what looks the same is the same. */
    @Test
    void compatibleCharactersAreOne() throws SaslException {
        assertThat(say(new ScramClient("SHA-256", "Ⅸ", "p", "N"), "")).isEqualTo("n,,n=IX,r=N");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=AAAA | does not know the password",
                "e=invalid-proof | the server refuses: invalid-proof",
                "'' | does not know the password"
            })
    void aServerThatDoesNotKnowThePasswordIsNone(String last, String message) throws SaslException {
        ScramClient client = new ScramClient("SHA-256", "user", "pencil", NONCE);
        say(client, "");
        say(client, SERVER_FIRST);
        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> client.evaluateChallenge(last.getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining(message);
        assertThat(client.isComplete()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "r=other,s=AAAA,i=4096 | nonce does not begin",
                "r=rOprNGfwEbeRWgbNEkqO,s=AAAA,i=4096 | adds nothing to it",
                "r=rOprNGfwEbeRWgbNEkqOx,s=AAAA,i=4095 | 4095 iterations: must be 4096 to 1048576",
                "r=rOprNGfwEbeRWgbNEkqOx,s=AAAA,i=1048577 | 1048577 iterations: must be",
                "r=rOprNGfwEbeRWgbNEkqOx,s=AAAA,i=-1 | -1 iterations",
                "r=rOprNGfwEbeRWgbNEkqOx,s=AAAA,i=x | a number that is none",
                "r=rOprNGfwEbeRWgbNEkqOx,s=*,i=4096 | a salt or a number that is none",
                "r=rOprNGfwEbeRWgbNEkqOx,i=4096 | must be r=...,s=...,i=...",
                "m=must,r=rOprNGfwEbeRWgbNEkqOx,s=AAAA,i=4096 | must be r=...,s=...,i=...",
                "'' | must be r=...,s=...,i=..."
            })
    void challengesThatBreakTheRulesAreRefused(String first, String message) throws SaslException {
        ScramClient client = new ScramClient("SHA-256", "user", "pencil", NONCE);
        say(client, "");
        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> say(client, first))
                .withMessageContaining(message);
    }

    private static String say(ScramClient client, String challenge) throws SaslException {
        byte[] answer = client.evaluateChallenge(challenge.getBytes(StandardCharsets.UTF_8));
        return new String(requireNonNull(answer), StandardCharsets.UTF_8);
    }
}

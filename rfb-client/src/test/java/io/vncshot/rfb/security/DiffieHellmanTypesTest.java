package io.vncshot.rfb.security;

import io.vncshot.rfb.fixture.BytesTransport;
import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.fixture.Messages;
import io.vncshot.rfb.protocol.CredentialSource;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.protocol.SecurityType;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.vncshot.rfb.fixture.Failures.assertFailure;
import static io.vncshot.rfb.fixture.Failures.assertProtocolFailure;
import static org.assertj.core.api.Assertions.assertThat;

/** Apple's type 30 and UltraVNC's 113, seen from a server that knows its private key. */
class DiffieHellmanTypesTest {
    private static final CredentialSource ACCOUNT = TestCredentials.account("jürgen", "pass");
    /** The second group of RFC 2409. */
    private static final BigInteger PRIME = new BigInteger(
            "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD"
                    + "EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F4"
                    + "06B7EDEE386BFB5A899FA5AE9F24117C4B1FE649286651ECE65381FFFFFFFFFFFFFFFF",
            16);

    private static final BigInteger SMALL_PRIME = new BigInteger("FFFFFFFFFFFFFFC5", 16);
    private static final BigInteger PRIVATE = new BigInteger("123456789ABCDEF", 16);
    private static final BigInteger TWO = BigInteger.TWO;

    private static byte[] number(BigInteger value, int length) {
        byte[] bytes = new byte[length];
        byte[] digits = value.toByteArray();
        for (int i = 1; i <= Math.min(length, digits.length); i++) {
            bytes[length - i] = digits[digits.length - i];
        }
        return bytes;
    }

    private static byte[] appleOffer(int keyBytes, BigInteger prime, BigInteger publicKey) {
        return Hex.join(Messages.u16(2, keyBytes), number(prime, keyBytes), number(publicKey, keyBytes));
    }

    private static byte[] ultraOffer(BigInteger prime, BigInteger publicKey) {
        return Hex.join(number(TWO, 8), number(prime, 8), number(publicKey, 8));
    }

    private static String text(byte[] field) {
        int end = 0;
        while (field[end] != 0) {
            end++;
        }
        return new String(field, 0, end, StandardCharsets.UTF_8);
    }

    /** A key of 256 bytes for a prime of 128 has zeros before it, which count in the hash. */
    @ParameterizedTest
    @ValueSource(ints = {128, 256})
    void appleReadsUserAndPassword(int keyBytes) throws RfbException, GeneralSecurityException {
        BytesTransport server = BytesTransport.of(appleOffer(keyBytes, PRIME, TWO.modPow(PRIVATE, PRIME)));
        assertThat(SecurityBench.negotiate(server, ACCOUNT, 30).type()).isEqualTo(SecurityType.APPLE_DH);
        byte[] written = server.written();
        assertThat(written).hasSize(1 + 128 + keyBytes);
        BigInteger clientKey = new BigInteger(1, Arrays.copyOfRange(written, 129, written.length));
        byte[] key = MessageDigest.getInstance("MD5").digest(number(clientKey.modPow(PRIVATE, PRIME), keyBytes));
        Cipher aes = Cipher.getInstance("AES/ECB/NoPadding");
        aes.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"));
        byte[] fields = aes.doFinal(written, 1, 128);
        assertThat(text(fields)).isEqualTo("jürgen");
        assertThat(text(Arrays.copyOfRange(fields, 64, 128))).isEqualTo("pass");
    }

    @Test
    void ultraVncReadsUserAndPassword() throws RfbException, GeneralSecurityException {
        BytesTransport server = BytesTransport.of(ultraOffer(SMALL_PRIME, TWO.modPow(PRIVATE, SMALL_PRIME)));
        assertThat(SecurityBench.negotiate(server, ACCOUNT, 113).type()).isEqualTo(SecurityType.MS_LOGON_II);
        byte[] written = server.written();
        assertThat(written).hasSize(1 + 8 + 256 + 64);
        BigInteger clientKey = new BigInteger(1, Arrays.copyOfRange(written, 1, 9));
        byte[] secret = number(clientKey.modPow(PRIVATE, SMALL_PRIME), 8);
        assertThat(text(decrypt(secret, Arrays.copyOfRange(written, 9, 265)))).isEqualTo("jürgen");
        assertThat(text(decrypt(secret, Arrays.copyOfRange(written, 265, 329)))).isEqualTo("pass");
    }

    private static byte[] decrypt(byte[] secret, byte[] field) throws GeneralSecurityException {
        byte[] mirrored = new byte[8];
        for (int i = 0; i < 64; i++) {
            mirrored[i / 8] |= (byte) ((secret[i / 8] >> (i % 8) & 1) << (7 - i % 8));
        }
        Cipher des = Cipher.getInstance("DES/CBC/NoPadding");
        des.init(Cipher.DECRYPT_MODE, new SecretKeySpec(mirrored, "DES"), new IvParameterSpec(secret));
        return des.doFinal(field);
    }

    @ParameterizedTest
    @CsvSource({"0", "63", "1025", "65535"})
    void keysAreOf64To1024Bytes(int keyBytes) {
        assertProtocolFailure(() -> SecurityBench.negotiate(BytesTransport.of(Messages.u16(2, keyBytes)), ACCOUNT, 30))
                .withMessage("Diffie-Hellman key of %d bytes: must be 64 to 1024", keyBytes);
    }

    @Test
    void groupsInWhichNothingIsSecretAreRefused() {
        assertRefused(PRIME.subtract(BigInteger.ONE), TWO, "must be odd and have at least 512");
        assertRefused(BigInteger.TWO.pow(510).add(BigInteger.ONE), TWO, "Diffie-Hellman modulus of 511 bits");
        assertRefused(PRIME, BigInteger.ZERO, "Diffie-Hellman key of the server");
        assertRefused(PRIME, BigInteger.ONE, "Diffie-Hellman key of the server");
        assertRefused(PRIME, PRIME.subtract(BigInteger.ONE), "Diffie-Hellman key of the server");
    }

    private static void assertRefused(BigInteger prime, BigInteger publicKey, String message) {
        BytesTransport server = BytesTransport.of(appleOffer(128, prime, publicKey));
        assertProtocolFailure(() -> SecurityBench.negotiate(server, ACCOUNT, 30))
                .withMessageContaining(message);
        assertThat(server.written()).as("only the choice").hasSize(1);
    }

    @Test
    void withoutAUserNameNothingIsSent() {
        BytesTransport server = BytesTransport.of(appleOffer(128, PRIME, TWO.modPow(PRIVATE, PRIME)));
        assertFailure(
                        Reason.AUTHENTICATION,
                        () -> SecurityBench.negotiate(server, CredentialSource.ofPassword("pass"), 30))
                .withMessage("the server asks for a user name, and none was given (--username)");
        assertThat(server.written()).hasSize(1);
    }

    @Test
    void textsThatDoNotFitTheirFieldsAreRefused() throws RfbException {
        byte[] offer = appleOffer(128, PRIME, TWO.modPow(PRIVATE, PRIME));
        SecurityBench.negotiate(BytesTransport.of(offer), TestCredentials.account("u".repeat(63), "p".repeat(63)), 30);
        assertFailure(
                        Reason.AUTHENTICATION,
                        () -> SecurityBench.negotiate(
                                BytesTransport.of(offer), TestCredentials.account("user", "p".repeat(64)), 30))
                .withMessage("a password of 64 bytes: this security type takes at most 63");
    }

    @ParameterizedTest
    @CsvSource({"30, 260", "113, 24"})
    void cutShortAnywhereItIsALostConnection(int type, int bytes) {
        byte[] offer = type == 30
                ? appleOffer(128, PRIME, TWO.modPow(PRIVATE, PRIME))
                : ultraOffer(SMALL_PRIME, TWO.modPow(PRIVATE, SMALL_PRIME));
        assertThat(offer).hasSize(bytes);
        for (int length = 0; length < bytes; length += 7) {
            BytesTransport server = BytesTransport.of(Arrays.copyOf(offer, length));
            assertFailure(Reason.CONNECTION_LOST, () -> SecurityBench.negotiate(server, ACCOUNT, type));
        }
    }
}

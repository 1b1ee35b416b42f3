package io.vncshot.proxy.token;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.vncshot.proxy.address.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

final class JwtTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-22T21:00:00Z");
    private static final byte[] SECRET =
            "0123456789abcdef0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    private final KeyPair rsa;
    private final KeyPair ec;

    JwtTokensTest() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        rsa = generator.generateKeyPair();
        KeyPairGenerator curves = KeyPairGenerator.getInstance("EC");
        curves.initialize(256);
        ec = curves.generateKeyPair();
    }

    @Test
    void aSecretSignsTokens() throws Exception {
        assertLeads(secretTokens(), signed(JWSAlgorithm.HS256, new MACSigner(SECRET), claims()));
    }

    @Test
    void aPrivateOrPublicRsaKeyVerifies() throws Exception {
        String token = signed(JWSAlgorithm.RS256, new RSASSASigner(rsa.getPrivate()), claims());
        assertLeads(pemTokens(rsa.getPrivate()), token);
        assertLeads(pemTokens(rsa.getPublic()), token);
    }

    @Test
    void aPublicEcKeyVerifies() throws Exception {
        String token = signed(JWSAlgorithm.ES256, new ECDSASigner((ECPrivateKey) ec.getPrivate()), claims());
        assertLeads(pemTokens(ec.getPublic()), token);
    }

    @Test
    void aSignedTokenMayBeEncrypted() throws Exception {
        String withSecret = signed(JWSAlgorithm.HS256, new MACSigner(SECRET), claims());
        JWEObject direct =
                new JWEObject(new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM), new Payload(withSecret));
        direct.encrypt(new DirectEncrypter(SECRET));
        assertLeads(secretTokens(), direct.serialize());

        String withRsa = signed(JWSAlgorithm.PS256, new RSASSASigner(rsa.getPrivate()), claims());
        JWEObject wrapped = new JWEObject(
                new JWEHeader(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A128CBC_HS256), new Payload(withRsa));
        wrapped.encrypt(new RSAEncrypter((RSAPublicKey) rsa.getPublic()));
        assertLeads(pemTokens(rsa.getPrivate()), wrapped.serialize());
    }

    @Test
    void anEncryptedTokenThatIsNotSignedIsUnknown() throws Exception {
        JWEObject bare = new JWEObject(
                new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM),
                new Payload(claims().build().toJSONObject()));
        bare.encrypt(new DirectEncrypter(SECRET));
        assertThat(secretTokens().find(bare.serialize())).isNull();
    }

    @Test
    void tokensOutsideTheirTimeAreUnknown() throws Exception {
        assertUnknown(claims().expirationTime(null));
        assertUnknown(claims().expirationTime(Date.from(NOW)));
        assertUnknown(claims().notBeforeTime(Date.from(NOW.plusSeconds(1))));
        JWTClaimsSet.Builder last =
                claims().expirationTime(Date.from(NOW.plusSeconds(1))).notBeforeTime(Date.from(NOW));
        assertLeads(secretTokens(), signed(JWSAlgorithm.HS256, new MACSigner(SECRET), last));
    }

    @Test
    void tokensWithoutATargetAreUnknown() throws Exception {
        assertUnknown(claims().claim("host", null));
        assertUnknown(claims().claim("port", 0));
        assertUnknown(claims().claim("port", "x"));
    }

    @Test
    void otherKeysAndNoSignatureAreUnknown() throws Exception {
        byte[] other = SECRET.clone();
        other[0]++;
        assertThat(secretTokens().find(signed(JWSAlgorithm.HS256, new MACSigner(other), claims())))
                .isNull();
        assertThat(secretTokens().find(new PlainJWT(claims().build()).serialize()))
                .isNull();
        assertThat(secretTokens().find("a.b.c")).isNull();
        assertThat(secretTokens().find("")).isNull();
    }

    @Test
    void aPublicKeyIsNoSecret() throws Exception {
        byte[] pem = Files.readAllBytes(pemFile(rsa.getPublic()));
        String forged = signed(JWSAlgorithm.HS256, new MACSigner(pem), claims());
        assertThat(pemTokens(rsa.getPublic()).find(forged)).isNull();
    }

    @Test
    void aKeyFileThatIsNoneIsAnErrorWithoutWhatItHolds() throws Exception {
        JwtTokens tokens = new JwtTokens(
                Files.writeString(folder.resolve("k"), "not a key!").toString(), clock());
        assertThatIOException().isThrownBy(() -> tokens.find("a.b.c")).withMessageStartingWith("--token-source: ");
        assertThatIOException()
                .isThrownBy(() -> new JwtTokens("/nowhere", clock()).find("a.b.c"))
                .withMessageStartingWith("--token-source: ");
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .claim("host", "h")
                .claim("port", 5900)
                .expirationTime(Date.from(NOW.plusSeconds(60)));
    }

    private static String signed(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet.Builder claims)
            throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader(algorithm), claims.build());
        token.sign(signer);
        return token.serialize();
    }

    private static void assertLeads(JwtTokens tokens, String token) throws Exception {
        assertThat(tokens.find(token)).isEqualTo(Target.parse("h:5900"));
        int middle = token.length() - 10;
        String changed =
                token.substring(0, middle) + (token.charAt(middle) == 'A' ? 'B' : 'A') + token.substring(middle + 1);
        assertThat(tokens.find(changed)).as("a changed token").isNull();
    }

    private void assertUnknown(JWTClaimsSet.Builder claims) throws Exception {
        assertThat(secretTokens().find(signed(JWSAlgorithm.HS256, new MACSigner(SECRET), claims)))
                .isNull();
    }

    private JwtTokens secretTokens() throws Exception {
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(SECRET) + "\n";
        return new JwtTokens(Files.writeString(folder.resolve("secret"), text).toString(), clock());
    }

    private JwtTokens pemTokens(Key key) throws Exception {
        return new JwtTokens(pemFile(key).toString(), clock());
    }

    private Path pemFile(Key key) throws Exception {
        String label = key instanceof java.security.PublicKey ? "PUBLIC KEY" : "PRIVATE KEY";
        return Files.writeString(
                folder.resolve("pem"),
                "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                        + "\n-----END " + label + "-----\n");
    }

    private static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }
}

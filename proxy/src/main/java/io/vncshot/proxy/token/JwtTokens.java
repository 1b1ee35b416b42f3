package io.vncshot.proxy.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObject;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.factories.DefaultJWEDecrypterFactory;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jwt.JWTClaimsSet;
import io.vncshot.proxy.address.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that say themselves where they lead: a signed JWT with the claims host, port and exp, or such a one encrypted
 * (RFC 7519). The key file is read for each token. A token that is not right in every respect is an unknown one.
 */
final class JwtTokens implements TokenSource {
    /** RSA1_5 and passwords are left out: the one can be guessed by its errors, the others make work. */
    private static final Set<JWEAlgorithm> KEY_ALGORITHMS = Set.of(
            JWEAlgorithm.RSA_OAEP_256,
            JWEAlgorithm.RSA_OAEP_384,
            JWEAlgorithm.RSA_OAEP_512,
            JWEAlgorithm.parse("RSA-OAEP"),
            JWEAlgorithm.DIR,
            JWEAlgorithm.A128KW,
            JWEAlgorithm.A192KW,
            JWEAlgorithm.A256KW,
            JWEAlgorithm.A128GCMKW,
            JWEAlgorithm.A192GCMKW,
            JWEAlgorithm.A256GCMKW,
            JWEAlgorithm.ECDH_ES,
            JWEAlgorithm.ECDH_ES_A128KW,
            JWEAlgorithm.ECDH_ES_A256KW);

    private final Path keyFile;
    private final Clock clock;

    JwtTokens(String source, Clock clock) {
        this.keyFile = Path.of(source);
        this.clock = clock;
    }

    @Override
    public @Nullable Target find(String token) throws IOException {
        JwtKey key = JwtKey.read(keyFile);
        try {
            JWSObject signed = open(JOSEObject.parse(token), key);
            if (signed == null || !isGenuine(signed, key)) {
                return null;
            }
            @Nullable Map<String, Object> claims = signed.getPayload().toJSONObject();
            return claims != null && isInItsTime(JWTClaimsSet.parse(claims)) ? target(claims) : null;
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return null;
        }
    }

    /** The signed token, which may be within an encrypted one. */
    private static @Nullable JWSObject open(JOSEObject token, JwtKey key) throws JOSEException {
        if (token instanceof JWSObject signed) {
            return signed;
        }
        if (!(token instanceof JWEObject encrypted)) {
            return null;
        }
        JWEAlgorithm algorithm = encrypted.getHeader().getAlgorithm();
        if (!KEY_ALGORITHMS.contains(algorithm) || encrypted.getHeader().getCompressionAlgorithm() != null) {
            return null;
        }
        encrypted.decrypt(
                new DefaultJWEDecrypterFactory().createJWEDecrypter(encrypted.getHeader(), key.forDecrypting()));
        return encrypted.getPayload().toJWSObject();
    }

    private static boolean isGenuine(JWSObject signed, JwtKey key) throws JOSEException {
        return signed.verify(new DefaultJWSVerifierFactory().createJWSVerifier(signed.getHeader(), key.forVerifying()));
    }

    private boolean isInItsTime(JWTClaimsSet claims) {
        Instant now = clock.instant();
        @Nullable Date end = claims.getExpirationTime();
        @Nullable Date start = claims.getNotBeforeTime();
        return end != null && now.isBefore(end.toInstant()) && (start == null || !now.isBefore(start.toInstant()));
    }

    private static @Nullable Target target(Map<String, Object> claims) {
        try {
            return JsonTarget.fromHostAndPort(claims);
        } catch (IOException e) {
            return null;
        }
    }
}

package io.vncshot.proxy.token;

import com.nimbusds.jose.JOSEException;
import io.vncshot.proxy.tls.PemKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** What signs and encrypts JWTs: a pair of keys, or the public one alone, or a secret. */
record JwtKey(
        @Nullable Key secret,
        @Nullable PublicKey publicKey,
        @Nullable PrivateKey privateKey) {
    private static final int MAX_SIZE = 65536;

    /** A file in PEM, or with a secret in base64url, as JSON web keys have it. */
    static JwtKey read(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > MAX_SIZE) {
            throw new IOException("--token-source: no file with a key");
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).trim();
        if (text.contains("-----BEGIN ")) {
            PemKeys keys = PemKeys.read(file);
            return new JwtKey(null, keys.publicKey(), keys.privateKey());
        }
        try {
            byte[] secret = Base64.getUrlDecoder().decode(text);
            return new JwtKey(new SecretKeySpec(secret, "AES"), null, null);
        } catch (IllegalArgumentException e) {
            throw new IOException("--token-source: the key is neither PEM nor a secret in base64url");
        }
    }

    Key forVerifying() throws JOSEException {
        return firstOf(secret, publicKey);
    }

    Key forDecrypting() throws JOSEException {
        return firstOf(secret, privateKey);
    }

    private static Key firstOf(@Nullable Key first, @Nullable Key second) throws JOSEException {
        if (first != null) {
            return first;
        }
        if (second != null) {
            return second;
        }
        throw new JOSEException("the key file has no key for this");
    }

    @Override
    public String toString() {
        return "JwtKey";
    }
}

package io.vncshot.proxy.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import org.jspecify.annotations.Nullable;

/** The keys in a PEM file; the public one of RSA also where there is only the private one. */
public record PemKeys(
        @Nullable PublicKey publicKey, @Nullable PrivateKey privateKey) {

    /** Reads the file. One with no key at all is an IOException. */
    public static PemKeys read(Path path) throws IOException {
        PemFile file = PemFile.read(path);
        PrivateKey privateKey = file.hasPrivateKey() ? file.privateKey(null) : null;
        PublicKey publicKey = file.publicKey();
        if (publicKey == null && privateKey instanceof RSAPrivateCrtKey rsa) {
            publicKey = publicHalf(rsa);
        }
        if (publicKey == null && privateKey == null) {
            throw new IOException(path + ": no key in it");
        }
        return new PemKeys(publicKey, privateKey);
    }

    private static PublicKey publicHalf(RSAPrivateCrtKey key) throws IOException {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        } catch (GeneralSecurityException e) {
            throw new IOException("the public half of an RSA key cannot be made", e);
        }
    }

    @Override
    public String toString() {
        return "PemKeys";
    }
}

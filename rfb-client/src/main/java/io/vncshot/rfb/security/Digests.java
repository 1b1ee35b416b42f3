package io.vncshot.rfb.security;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashes of what two sides have said. */
final class Digests {
    private Digests() {}

    static byte[] of(String algorithm, byte[] first, byte[] second) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            digest.update(first);
            return digest.digest(second);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no " + algorithm, e);
        }
    }
}

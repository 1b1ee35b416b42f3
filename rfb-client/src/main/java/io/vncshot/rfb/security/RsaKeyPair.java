package io.vncshot.rfb.security;

import io.vncshot.rfb.protocol.RfbException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import javax.crypto.Cipher;

/** The client's own key, made anew for each connection. */
record RsaKeyPair(RsaPublicKey publicKey, PrivateKey privateKey, SecureRandom random) {
    private static final int BITS = 2048;

    static RsaKeyPair generate() {
        try {
            SecureRandom random = new SecureRandom();
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS, random);
            KeyPair pair = generator.generateKeyPair();
            RSAPublicKey key = (RSAPublicKey) pair.getPublic();
            return new RsaKeyPair(
                    new RsaPublicKey(BITS, key.getModulus(), key.getPublicExponent()), pair.getPrivate(), random);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no RSA", e);
        }
    }

    int bytes() {
        return BITS / 8;
    }

    byte[] decrypt(byte[] text) throws RfbException {
        try {
            Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            rsa.init(Cipher.DECRYPT_MODE, privateKey);
            return rsa.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new RfbException(
                    RfbException.Reason.PROTOCOL, "RSA-AES random that the client's key does not decrypt", e);
        }
    }
}

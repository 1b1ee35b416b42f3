package io.vncshot.rfb.security;

import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.protocol.RfbException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * Apple's Diffie-Hellman authentication (rfbproto, type 30): user name and password, encrypted by AES with a key that both
 * sides agree on.
 */
final class AppleDiffieHellman implements SecurityMethod {
    private static final int MIN_KEY_BYTES = 64;
    private static final int MAX_KEY_BYTES = 1024;
    private static final int FIELD_BYTES = 64;

    @Override
    public Wire authenticate(Wire wire, Credentials credentials) throws RfbException {
        wire.in().setReading("the Diffie-Hellman parameters");
        BigInteger generator = BigInteger.valueOf(wire.in().readU16());
        int keyBytes = wire.in().readU16();
        if (keyBytes < MIN_KEY_BYTES || keyBytes > MAX_KEY_BYTES) {
            throw RfbException.protocol(
                    "Diffie-Hellman key of " + keyBytes + " bytes: must be " + MIN_KEY_BYTES + " to " + MAX_KEY_BYTES);
        }
        BigInteger prime = BigNumbers.read(wire.in(), keyBytes);
        BigInteger serverKey = BigNumbers.read(wire.in(), keyBytes);
        SecureRandom random = new SecureRandom();
        DiffieHellman group = new DiffieHellman(generator, prime, MIN_KEY_BYTES * 8, serverKey, random);
        byte[] fields = new byte[2 * FIELD_BYTES];
        random.nextBytes(fields);
        CredentialFields.put(credentials.username(wire), "user name", fields, 0, FIELD_BYTES);
        CredentialFields.put(credentials.password(wire), "password", fields, FIELD_BYTES, FIELD_BYTES);
        wire.out().writeBytes(encrypt(fields, BigNumbers.bytes(group.secret(), keyBytes)));
        wire.out().writeBytes(BigNumbers.bytes(group.publicKey(), keyBytes));
        wire.out().flush();
        return wire;
    }

    private static byte[] encrypt(byte[] fields, byte[] secret) {
        try {
            byte[] key = MessageDigest.getInstance("MD5").digest(secret);
            Cipher aes = Cipher.getInstance("AES/ECB/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
            return aes.doFinal(fields);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no MD5 or no AES", e);
        }
    }
}

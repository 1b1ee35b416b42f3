package io.vncshot.rfb.security;

import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.protocol.RfbException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * MS-Logon II of UltraVNC (rfbproto, type 113): a Windows account, encrypted by DES with a key that both sides agree on. 64
 * bits keep out nobody who tries.
 */
final class MsLogonII implements SecurityMethod {
    private static final int NUMBER_BYTES = 8;
    private static final int MIN_MODULUS_BITS = 2;
    private static final int USERNAME_BYTES = 256;
    private static final int PASSWORD_BYTES = 64;

    @Override
    public Wire authenticate(Wire wire, Credentials credentials) throws RfbException {
        wire.in().setReading("the Diffie-Hellman parameters");
        BigInteger generator = BigNumbers.read(wire.in(), NUMBER_BYTES);
        BigInteger modulus = BigNumbers.read(wire.in(), NUMBER_BYTES);
        BigInteger serverKey = BigNumbers.read(wire.in(), NUMBER_BYTES);
        SecureRandom random = new SecureRandom();
        DiffieHellman group = new DiffieHellman(generator, modulus, MIN_MODULUS_BITS, serverKey, random);
        byte[] fields = new byte[USERNAME_BYTES + PASSWORD_BYTES];
        random.nextBytes(fields);
        CredentialFields.put(credentials.username(wire), "user name", fields, 0, USERNAME_BYTES);
        CredentialFields.put(credentials.password(wire), "password", fields, USERNAME_BYTES, PASSWORD_BYTES);
        byte[] secret = BigNumbers.bytes(group.secret(), NUMBER_BYTES);
        wire.out().writeBytes(BigNumbers.bytes(group.publicKey(), NUMBER_BYTES));
        wire.out().writeBytes(encrypt(Arrays.copyOf(fields, USERNAME_BYTES), secret));
        wire.out().writeBytes(encrypt(Arrays.copyOfRange(fields, USERNAME_BYTES, fields.length), secret));
        wire.out().flush();
        return wire;
    }

    /** The key is the secret with the bits of each byte reversed; the first block is chained to the secret as it is. */
    static byte[] encrypt(byte[] field, byte[] secret) {
        byte[] key = new byte[secret.length];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) (Integer.reverse(secret[i]) >>> 24);
        }
        try {
            Cipher des = Cipher.getInstance("DES/CBC/NoPadding");
            des.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "DES"), new IvParameterSpec(secret));
            return des.doFinal(field);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no DES, which MS-Logon needs", e);
        }
    }
}

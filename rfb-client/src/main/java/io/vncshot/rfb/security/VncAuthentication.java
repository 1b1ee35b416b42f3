package io.vncshot.rfb.security;

import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.protocol.RfbException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** VNC Authentication, RFC 6143 §7.2.2: a challenge of 16 bytes, encrypted by DES with the password as its key. */
final class VncAuthentication implements SecurityMethod {
    private static final int CHALLENGE_BYTES = 16;
    private static final int KEY_BYTES = 8;

    @Override
    public Wire authenticate(Wire wire, Credentials credentials) throws RfbException {
        wire.in().setReading("the authentication challenge");
        byte[] challenge = new byte[CHALLENGE_BYTES];
        wire.in().readFully(challenge, 0, challenge.length);
        wire.out().writeBytes(response(challenge, credentials.password(wire)));
        wire.out().flush();
        return wire;
    }

    static byte[] response(byte[] challenge, String password) {
        try {
            Cipher des = Cipher.getInstance("DES/ECB/NoPadding");
            des.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key(password), "DES"));
            return des.doFinal(challenge);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no DES, which VNC Authentication needs", e);
        }
    }

    /** The first 8 bytes, padded with zeros, each with its bits reversed: what the first VNC did, and all others since. */
    private static byte[] key(String password) {
        byte[] bytes = isLatin1(password)
                ? password.getBytes(StandardCharsets.ISO_8859_1)
                : password.getBytes(StandardCharsets.UTF_8);
        byte[] key = new byte[KEY_BYTES];
        for (int i = 0; i < Math.min(KEY_BYTES, bytes.length); i++) {
            key[i] = (byte) (Integer.reverse(bytes[i]) >>> 24);
        }
        return key;
    }

    private static boolean isLatin1(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xFF) {
                return false;
            }
        }
        return true;
    }
}

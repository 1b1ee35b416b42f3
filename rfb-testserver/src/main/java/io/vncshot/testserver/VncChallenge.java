package io.vncshot.testserver;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** The right answer in VNC Authentication (RFC 6143 §7.2.2): DES with every byte of the key bit-reversed. */
final class VncChallenge {
    private VncChallenge() {}

    static byte[] response(String password, byte[] challenge) {
        byte[] key = new byte[8];
        byte[] typed = password.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < Math.min(8, typed.length); i++) {
            key[i] = (byte) (Integer.reverse(typed[i]) >>> 24);
        }
        try {
            Cipher des = Cipher.getInstance("DES/ECB/NoPadding");
            des.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "DES"));
            return des.doFinal(challenge);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no DES", e);
        }
    }
}

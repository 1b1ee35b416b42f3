package io.vncshot.proxy.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** Private keys in PKCS #8, encrypted or not, and in the older forms of RSA (PKCS #1) and EC (SEC 1). */
final class PrivateKeys {
    /** SEQUENCE { rsaEncryption, NULL }. */
    private static final byte[] RSA_ALGORITHM = {
        0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00
    };

    /** The object identifier id-ecPublicKey. */
    private static final byte[] EC_ALGORITHM = {0x06, 0x07, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x02, 0x01};

    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;
    private static final int CONTEXT_0 = 0xa0;

    private PrivateKeys() {}

    static PrivateKey decode(String label, byte[] content, @Nullable String password)
            throws GeneralSecurityException, IOException {
        if (content.length == 0) {
            throw new IOException("it has an old kind of encryption; convert it with openssl pkcs8 -topk8");
        }
        return switch (label) {
            case "PRIVATE KEY" -> fromPkcs8(content);
            case "ENCRYPTED PRIVATE KEY" -> fromPkcs8(decrypt(content, password));
            case "RSA PRIVATE KEY" -> fromPkcs8(wrap(RSA_ALGORITHM, content));
            case "EC PRIVATE KEY" -> fromPkcs8(wrap(ecAlgorithm(content), content));
            default -> throw new IOException(label + ": an unknown form; convert it with openssl pkcs8 -topk8");
        };
    }

    private static byte[] decrypt(byte[] content, @Nullable String password)
            throws GeneralSecurityException, IOException {
        if (password == null) {
            throw new IOException("it is encrypted; give --key-password");
        }
        EncryptedPrivateKeyInfo info = encryptedInfo(content);
        String algorithm = String.valueOf(info.getAlgParameters());
        if (!algorithm.startsWith("PBE")) {
            algorithm = info.getAlgName();
        }
        SecretKeyFactory factory = SecretKeyFactory.getInstance(algorithm);
        PBEKeySpec key = new PBEKeySpec(password.toCharArray());
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(Cipher.DECRYPT_MODE, factory.generateSecret(key), info.getAlgParameters());
        try {
            return info.getKeySpec(cipher).getEncoded();
        } catch (InvalidKeySpecException e) {
            throw new IOException("the password is wrong", e);
        }
    }

    private static EncryptedPrivateKeyInfo encryptedInfo(byte[] content) throws IOException {
        try {
            return new EncryptedPrivateKeyInfo(content);
        } catch (IOException e) {
            throw new IOException(
                    "Java does not know its encryption; convert it with openssl pkcs8 -topk8 -v2 aes-256-cbc", e);
        }
    }

    private static PrivateKey fromPkcs8(byte[] content) throws GeneralSecurityException, IOException {
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(content);
        @Nullable InvalidKeySpecException last = null;
        for (String algorithm : algorithms(content)) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException e) {
                last = e;
            }
        }
        throw new IOException("it is neither RSA, EC nor EdDSA", last);
    }

    /** To try the wrong one first costs 50 ms of a start. */
    private static String[] algorithms(byte[] content) {
        for (int i = 0; i < Math.min(40, content.length - EC_ALGORITHM.length); i++) {
            if (Arrays.equals(EC_ALGORITHM, 0, EC_ALGORITHM.length, content, i, i + EC_ALGORITHM.length)) {
                return new String[] {"EC"};
            }
        }
        return new String[] {"RSA", "EdDSA", "RSASSA-PSS"};
    }

    private static byte[] wrap(byte[] algorithm, byte[] key) {
        return element(SEQUENCE, join(VERSION_0, algorithm, element(OCTET_STRING, key)));
    }

    /** The curve stands in the key itself, as element [0] (RFC 5915). */
    private static byte[] ecAlgorithm(byte[] key) throws IOException {
        for (int i = 0; i + 2 < key.length; i++) {
            int length = key[i + 1];
            if ((key[i] & 0xff) == CONTEXT_0 && key[i + 2] == 0x06 && length > 2 && i + 2 + length <= key.length) {
                byte[] curve = Arrays.copyOfRange(key, i + 2, i + 2 + length);
                if (curve[1] == length - 2) {
                    return element(SEQUENCE, join(EC_ALGORITHM, curve));
                }
            }
        }
        throw new IOException("it names no curve; convert it with openssl pkcs8 -topk8");
    }

    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else if (content.length < 0x100) {
            out.write(0x81);
            out.write(content.length);
        } else {
            out.write(0x82);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}

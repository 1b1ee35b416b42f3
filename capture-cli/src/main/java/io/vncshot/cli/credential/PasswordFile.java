package io.vncshot.cli.credential;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** A password in a file: its first line, or what vncpasswd writes. */
final class PasswordFile {
    private static final int MAX_SIZE = 64 << 10;
    private static final int BLOCK = 8;
    /** The key that every VNC server has, and that hides a password from nothing but a glance. */
    private static final byte[] KEY = {23, 82, 107, 6, 35, 78, 88, 7};

    private PasswordFile() {}

    /**
     * The password in a file.
     *
     * @throws IOException when the file cannot be read or holds no password; the message does not name the file
     */
    static String read(Path file) throws IOException {
        byte[] content;
        try (InputStream in = Files.newInputStream(file)) {
            content = in.readNBytes(MAX_SIZE + 1);
        }
        if (content.length > MAX_SIZE) {
            throw new IOException("is longer than " + MAX_SIZE + " bytes; a password is one line");
        }
        String password = obfuscated(content).orElseGet(() -> firstLine(content));
        if (password.isEmpty()) {
            throw new IOException("has no password in its first line");
        }
        return password;
    }

    private static String firstLine(byte[] content) {
        int end = 0;
        while (end < content.length && content[end] != '\n' && content[end] != '\r') {
            end++;
        }
        Charset charset = isUtf8(content, end) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        return new String(content, 0, end, charset);
    }

    private static boolean isUtf8(byte[] content, int length) {
        String decoded = new String(content, 0, length, StandardCharsets.UTF_8);
        return Arrays.equals(decoded.getBytes(StandardCharsets.UTF_8), Arrays.copyOf(content, length));
    }

    /**
     * The password in a file of vncpasswd: 8 bytes, and perhaps 8 more for those who may only look. Text of that length is
     * taken for such a file only if what comes out is a password; if it is all printable, one of less than 8 ASCII
     * characters, whose end no text would hit by chance.
     */
    private static Optional<String> obfuscated(byte[] content) {
        boolean rightSize = content.length == BLOCK || content.length == 2 * BLOCK;
        if (!rightSize) {
            return Optional.empty();
        }
        byte[] plain = decrypt(content);
        int length = 0;
        while (length < BLOCK && plain[length] != 0) {
            length++;
        }
        for (int i = length; i < BLOCK; i++) {
            if (plain[i] != 0) {
                return Optional.empty();
            }
        }
        boolean isPassword = isPrintable(content, content.length)
                ? length < BLOCK && isAscii(plain, length)
                : isPrintable(plain, length);
        return isPassword ? Optional.of(new String(plain, 0, length, StandardCharsets.ISO_8859_1)) : Optional.empty();
    }

    private static boolean isPrintable(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            int c = bytes[i] & 0xFF;
            boolean latin1 = (c >= 0x20 && c < 0x7F) || c >= 0xA0;
            if (!latin1) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAscii(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] < 0x20 || bytes[i] == 0x7F) {
                return false;
            }
        }
        return length > 0;
    }

    private static byte[] decrypt(byte[] content) {
        byte[] key = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            // VNC's DES takes the bits of each key byte in the wrong order.
            key[i] = (byte) (Integer.reverse(KEY[i]) >>> 24);
        }
        try {
            Cipher cipher = Cipher.getInstance("DES/ECB/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "DES"));
            return cipher.doFinal(content, 0, BLOCK);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has DES", e);
        }
    }
}

package io.vncshot.rfb.protocol;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The SHA-256 of a server's certificate or of its key.
 *
 * @param hex 64 lower-case hex digits
 */
public record Fingerprint(String hex) {
    private static final int DIGITS = 64;

    public Fingerprint {
        if (hex.length() != DIGITS) {
            throw new IllegalArgumentException(
                    "a fingerprint of " + hex.length() + " hex digits: SHA-256 has " + DIGITS);
        }
        for (int i = 0; i < DIGITS; i++) {
            if ("0123456789abcdef".indexOf(hex.charAt(i)) < 0) {
                throw new IllegalArgumentException("'" + hex.charAt(i) + "' is not a hex digit");
            }
        }
    }

    /**
     * Reads hex digits of either case, with or without colons between the bytes, and {@code SHA256:} before them.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Fingerprint parse(String text) {
        String digits = text.regionMatches(true, 0, "SHA256:", 0, 7) ? text.substring(7) : text;
        return new Fingerprint(digits.replace(":", "").toLowerCase(java.util.Locale.ROOT));
    }

    /** That of those bytes. */
    public static Fingerprint of(byte[] encoded) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(encoded);
            StringBuilder hex = new StringBuilder(DIGITS);
            for (byte b : hash) {
                hex.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
            }
            return new Fingerprint(hex.toString());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /** The digits, as {@link #parse} reads them back. */
    @Override
    public String toString() {
        return hex;
    }
}

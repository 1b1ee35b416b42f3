package io.vncshot.rfb.security;

import java.util.Base64;
import javax.security.sasl.SaslException;

/** The server's first message of SCRAM (RFC 5802 §5.1): {@code r=nonce,s=salt,i=iterations}. */
record ScramChallenge(String nonce, byte[] salt, int iterations) {
    /** What RFC 7677 asks for at least: fewer help whoever guesses passwords. */
    private static final int MIN_ITERATIONS = 4096;

    /** About a second of work. */
    private static final int MAX_ITERATIONS = 1 << 20;

    /** @param ownNonce with which the server's must begin */
    static ScramChallenge parse(String text, String ownNonce) throws SaslException {
        int saltAt = text.indexOf(",s=");
        int iterationsAt = text.indexOf(",i=", Math.max(saltAt, 0));
        if (!text.startsWith("r=") || saltAt < 0 || iterationsAt < 0) {
            throw new SaslException("the server's first message is '" + text + "': must be r=...,s=...,i=...");
        }
        String nonce = text.substring(2, saltAt);
        if (!nonce.startsWith(ownNonce) || nonce.length() == ownNonce.length()) {
            throw new SaslException("the server's nonce does not begin with this client's, or adds nothing to it");
        }
        int end = text.indexOf(',', iterationsAt + 1);
        String iterations = text.substring(iterationsAt + 3, end < 0 ? text.length() : end);
        try {
            byte[] salt = Base64.getDecoder().decode(text.substring(saltAt + 3, iterationsAt));
            return new ScramChallenge(nonce, salt, limited(Integer.parseInt(iterations)));
        } catch (IllegalArgumentException e) {
            throw new SaslException(
                    "the server's first message has a salt or a number that is none: '" + text + "'", e);
        }
    }

    private static int limited(int iterations) throws SaslException {
        if (iterations < MIN_ITERATIONS || iterations > MAX_ITERATIONS) {
            throw new SaslException(iterations + " iterations: must be " + MIN_ITERATIONS + " to " + MAX_ITERATIONS);
        }
        return iterations;
    }
}

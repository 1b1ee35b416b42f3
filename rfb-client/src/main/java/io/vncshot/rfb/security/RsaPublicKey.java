package io.vncshot.rfb.security;

import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.protocol.Fingerprint;
import io.vncshot.rfb.protocol.KnownServers;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.protocol.ServerTrust;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAPublicKeySpec;
import javax.crypto.Cipher;

/** An RSA key as RSA-AES sends it: U32 bits, then modulus and exponent in as many bytes as the modulus needs. */
record RsaPublicKey(int bits, BigInteger modulus, BigInteger exponent) {
    private static final int MIN_BITS = 1024;
    private static final int MAX_BITS = 8192;

    static RsaPublicKey read(RfbInput in) throws RfbException {
        long bits = in.readU32();
        if (bits < MIN_BITS || bits > MAX_BITS) {
            throw RfbException.protocol("RSA key of " + bits + " bits: must be " + MIN_BITS + " to " + MAX_BITS);
        }
        int bytes = (int) (bits + 7) / 8;
        return new RsaPublicKey((int) bits, BigNumbers.read(in, bytes), BigNumbers.read(in, bytes));
    }

    byte[] encoded() {
        int bytes = (bits + 7) / 8;
        return ByteBuffer.allocate(4 + 2 * bytes)
                .putInt(bits)
                .put(BigNumbers.bytes(modulus, bytes))
                .put(BigNumbers.bytes(exponent, bytes))
                .array();
    }

    /** Nobody signs such keys: this is the one that the user has named, or the one that the server had before. */
    void check(ServerTrust trust) throws RfbException {
        if (trust.checks() == ServerTrust.Checks.NONE) {
            return;
        }
        Fingerprint own = Fingerprint.of(encoded());
        if (trust.asksKnown()) {
            if (!trust.known().trusts(KnownServers.Key.RSA, own)) {
                throw new RfbException(
                        Reason.TLS,
                        "the server's RSA key is not known; its SHA-256 fingerprint is " + own
                                + " (accept it with --tls-fingerprint, or at first use with --first-use)");
            }
        } else if (!own.equals(trust.fingerprint().get())) {
            throw new RfbException(
                    Reason.TLS,
                    "the server's RSA key has the SHA-256 fingerprint " + own + ", not the one of --tls-fingerprint");
        }
    }

    /** The server has shown that it holds the private key. */
    void remember(ServerTrust trust) throws RfbException {
        if (trust.asksKnown()) {
            trust.known().remember(KnownServers.Key.RSA, Fingerprint.of(encoded()));
        }
    }

    byte[] encrypt(byte[] text) throws RfbException {
        try {
            Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            rsa.init(
                    Cipher.ENCRYPT_MODE,
                    KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent)));
            return BigNumbers.bytes(new BigInteger(1, rsa.doFinal(text)), (bits + 7) / 8);
        } catch (GeneralSecurityException | IllegalArgumentException | ArithmeticException e) {
            throw new RfbException(Reason.PROTOCOL, "the server's RSA key is none: " + e.getMessage(), e);
        }
    }
}

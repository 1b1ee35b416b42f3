package io.vncshot.rfb.security;

import io.vncshot.rfb.protocol.RfbException;
import java.math.BigInteger;
import java.security.SecureRandom;

/** One side of a Diffie-Hellman exchange. Java's own refuses the groups that VNC servers use. */
final class DiffieHellman {
    private final BigInteger publicKey;
    private final BigInteger secret;

    /**
     * Chooses a private key.
     *
     * @throws RfbException for a group or a key of the server with which nothing would be secret
     */
    DiffieHellman(BigInteger generator, BigInteger modulus, int minBits, BigInteger serverKey, SecureRandom random)
            throws RfbException {
        if (modulus.bitLength() < minBits || !modulus.testBit(0)) {
            throw RfbException.protocol("Diffie-Hellman modulus of " + modulus.bitLength()
                    + " bits: must be odd and have at least " + minBits);
        }
        BigInteger last = modulus.subtract(BigInteger.ONE);
        if (serverKey.compareTo(BigInteger.ONE) <= 0 || serverKey.compareTo(last) >= 0) {
            throw RfbException.protocol("Diffie-Hellman key of the server is 0, 1, or not below the modulus - 1");
        }
        BigInteger privateKey =
                new BigInteger(modulus.bitLength(), random).mod(last).max(BigInteger.TWO);
        publicKey = generator.modPow(privateKey, modulus);
        secret = serverKey.modPow(privateKey, modulus);
    }

    BigInteger publicKey() {
        return publicKey;
    }

    BigInteger secret() {
        return secret;
    }
}

package io.vncshot.rfb.security;

import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.protocol.SecurityType;
import io.vncshot.rfb.protocol.ServerTrust;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * RSA-AES (rfbproto, types 5, 6, 13, 129, 130 and 133): each side sends a random encrypted by the other's RSA key, and both
 * make AES keys of the two. Once the password is through, RA2ne goes on in the clear, and RA2r with keys made of two new
 * randoms.
 */
final class RsaAes implements SecurityMethod {
    private static final int USERNAME_AND_PASSWORD = 1;
    private static final int PASSWORD_ONLY = 2;
    private static final int MAX_FIELD = 255;

    private enum Afterwards {
        SAME_KEYS,
        NEW_KEYS,
        IN_THE_CLEAR
    }

    private final boolean wide;
    private final Afterwards afterwards;
    private final ServerTrust trust;

    RsaAes(SecurityType type, ServerTrust trust) {
        wide = type == SecurityType.RA2_256 || type == SecurityType.RA2R_256 || type == SecurityType.RA2NE_256;
        afterwards = switch (type) {
            case RA2_256, RA2 -> Afterwards.SAME_KEYS;
            case RA2R_256, RA2R -> Afterwards.NEW_KEYS;
            case RA2NE_256, RA2NE -> Afterwards.IN_THE_CLEAR;
            default -> throw new IllegalArgumentException(type + " is not RSA-AES");
        };
        this.trust = trust;
    }

    @Override
    public Wire authenticate(Wire wire, Credentials credentials) throws RfbException {
        wire.in().setReading("the server's RSA key");
        RsaPublicKey serverKey = RsaPublicKey.read(wire.in());
        serverKey.check(trust);
        RsaKeyPair ownKey = RsaKeyPair.generate();
        wire.out().writeBytes(ownKey.publicKey().encoded());
        Wire encrypted = exchangeRandoms(wire, serverKey, ownKey);
        exchangeHashes(encrypted, serverKey.encoded(), ownKey.publicKey().encoded());
        serverKey.remember(trust);
        sendCredentials(encrypted, credentials);
        return switch (afterwards) {
            case SAME_KEYS -> encrypted;
            case NEW_KEYS -> renewKeys(wire, encrypted, ownKey);
            case IN_THE_CLEAR -> wire;
        };
    }

    private Wire exchangeRandoms(Wire wire, RsaPublicKey serverKey, RsaKeyPair ownKey) throws RfbException {
        byte[] own = newRandom(ownKey);
        byte[] encrypted = serverKey.encrypt(own);
        wire.out().writeU16(encrypted.length);
        wire.out().writeBytes(encrypted);
        wire.out().flush();
        wire.in().setReading("the server's random");
        int length = wire.in().readU16();
        if (length != ownKey.bytes()) {
            throw RfbException.protocol(
                    "RSA-AES random of " + length + " bytes: the client's key has " + ownKey.bytes());
        }
        byte[] answer = new byte[length];
        wire.in().readFully(answer, 0, length);
        byte[] servers = ownKey.decrypt(answer);
        if (servers.length != own.length) {
            throw RfbException.protocol("RSA-AES random of " + servers.length + " bytes: must be " + own.length);
        }
        return encrypt(wire, servers, own);
    }

    /** The counts of messages begin again with the keys. */
    private Wire renewKeys(Wire wire, Wire encrypted, RsaKeyPair ownKey) throws RfbException {
        byte[] own = newRandom(ownKey);
        encrypted.out().writeBytes(own);
        encrypted.out().flush();
        encrypted.in().setReading("the server's second random");
        byte[] servers = new byte[own.length];
        encrypted.in().readFully(servers, 0, servers.length);
        return encrypt(wire, servers, own);
    }

    private byte[] newRandom(RsaKeyPair ownKey) {
        byte[] random = new byte[wide ? 32 : 16];
        ownKey.random().nextBytes(random);
        return random;
    }

    private Wire encrypt(Wire wire, byte[] servers, byte[] own) {
        EaxTransport transport = new EaxTransport(wire, sessionKey(hash(servers, own)), sessionKey(hash(own, servers)));
        return Wire.over(transport, wire.deadline());
    }

    private byte[] sessionKey(byte[] hash) {
        return wide ? hash : Arrays.copyOf(hash, 16);
    }

    /** Both sides show that they have seen the same keys. */
    private void exchangeHashes(Wire encrypted, byte[] serverKey, byte[] ownKey) throws RfbException {
        encrypted.out().writeBytes(hash(ownKey, serverKey));
        encrypted.out().flush();
        encrypted.in().setReading("the hash of the keys");
        byte[] expected = hash(serverKey, ownKey);
        byte[] answer = new byte[expected.length];
        encrypted.in().readFully(answer, 0, answer.length);
        if (!MessageDigest.isEqual(expected, answer)) {
            throw new RfbException(
                    Reason.TLS, "RSA-AES: the server has seen other keys than this client; somebody is in the middle");
        }
    }

    private byte[] hash(byte[] first, byte[] second) {
        return Digests.of(wide ? "SHA-256" : "SHA-1", first, second);
    }

    private static void sendCredentials(Wire encrypted, Credentials credentials) throws RfbException {
        encrypted.in().setReading("what RSA-AES asks for");
        int asked = encrypted.in().readU8();
        if (asked != USERNAME_AND_PASSWORD && asked != PASSWORD_ONLY) {
            throw RfbException.protocol("RSA-AES asks for " + asked + ": must be 1 or 2");
        }
        byte[] username = asked == PASSWORD_ONLY ? new byte[0] : field(credentials.username(encrypted), "user name");
        byte[] password = field(credentials.password(encrypted), "password");
        encrypted.out().writeU8(username.length);
        encrypted.out().writeBytes(username);
        encrypted.out().writeU8(password.length);
        encrypted.out().writeBytes(password);
        encrypted.out().flush();
    }

    private static byte[] field(String text, String what) throws RfbException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_FIELD) {
            throw new RfbException(
                    Reason.AUTHENTICATION,
                    "a " + what + " of " + bytes.length + " bytes: RSA-AES takes at most " + MAX_FIELD);
        }
        return bytes;
    }
}

package io.vncshot.rfb.security;

import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.fixture.LoopbackServer;
import io.vncshot.rfb.fixture.Messages;
import io.vncshot.rfb.protocol.Fingerprint;
import io.vncshot.rfb.protocol.SecurityType;
import io.vncshot.rfb.transport.ServerAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;

/** The server's side of RSA-AES, written from rfbproto and TigerVNC's source. Only {@link Eax} is the client's. */
final class RsaAesServer implements AutoCloseable {
    /** What it does wrong. */
    enum Conduct {
        GOOD,
        WRONG_HASH,
        WRONG_TAG,
        NO_SECOND_RANDOM
    }

    private static final int BITS = 1024;
    private static final int BYTES = BITS / 8;

    private final SecurityType type;
    private final Conduct conduct;
    private final KeyPair pair;
    private final byte[] key;
    private final LoopbackServer server;
    private volatile String credentials = "";
    private long sent;
    private long received;

    private RsaAesServer(SecurityType type, Conduct conduct, KeyPair pair) throws IOException {
        this.type = type;
        this.conduct = conduct;
        this.pair = pair;
        RSAPublicKey own = (RSAPublicKey) pair.getPublic();
        key = Hex.join(Messages.s32(BITS), padded(own.getModulus()), padded(own.getPublicExponent()));
        server = LoopbackServer.playing(this::play);
    }

    static RsaAesServer start(SecurityType type, Conduct conduct) throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return new RsaAesServer(type, conduct, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    ServerAddress address() {
        return server.address();
    }

    Fingerprint fingerprint() {
        return Fingerprint.of(key);
    }

    /** What the client has sent, as {@code user/password}; empty before that. */
    String credentials() {
        return credentials;
    }

    private void play(LoopbackServer.Peer client) throws IOException {
        try {
            client.send(key);
            int bits = ByteBuffer.wrap(client.read(4)).getInt();
            byte[] modulus = client.read(bits / 8);
            byte[] exponent = client.read(bits / 8);
            byte[] clientKey = Hex.join(Messages.s32(bits), modulus, exponent);
            int length = ByteBuffer.wrap(client.read(2)).getShort();
            byte[] clientRandom = rsa(Cipher.DECRYPT_MODE, client.read(length), pair.getPrivate());
            byte[] random = random(0xA5);
            RSAPublicKeySpec spec = new RSAPublicKeySpec(new BigInteger(1, modulus), new BigInteger(1, exponent));
            byte[] encrypted = rsa(
                    Cipher.ENCRYPT_MODE, random, KeyFactory.getInstance("RSA").generatePublic(spec));
            client.send(Messages.u16(encrypted.length), encrypted);
            encrypted(client, eax(random, clientRandom), eax(clientRandom, random), clientKey);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private void encrypted(LoopbackServer.Peer client, Eax in, Eax out, byte[] clientKey)
            throws IOException, GeneralSecurityException {
        byte[] hash = hash(key, clientKey);
        hash[0] ^= (byte) (conduct == Conduct.WRONG_HASH ? 1 : 0);
        send(client, out, hash);
        if (!Arrays.equals(read(client, in), hash(clientKey, key))) {
            throw new AssertionError("the client's hash is wrong");
        }
        send(client, out, new byte[] {1});
        ByteBuffer answer = ByteBuffer.wrap(read(client, in));
        byte[] user = new byte[answer.get()];
        answer.get(user);
        byte[] password = new byte[answer.get()];
        answer.get(password);
        credentials = new String(user, StandardCharsets.UTF_8) + "/" + new String(password, StandardCharsets.UTF_8);
        switch (type) {
            case RA2R, RA2R_256 -> renewKeys(client, in, out);
            default -> afterCredentials(client, in, out);
        }
        if (conduct != Conduct.NO_SECOND_RANDOM) {
            client.awaitEnd();
        }
    }

    /** One more random each way, both under the keys so far. */
    private void renewKeys(LoopbackServer.Peer client, Eax in, Eax out) throws IOException, GeneralSecurityException {
        if (conduct == Conduct.NO_SECOND_RANDOM) {
            return;
        }
        byte[] random = random(0x3C);
        send(client, out, random);
        byte[] clientRandom = read(client, in);
        sent = 0;
        received = 0;
        afterCredentials(client, eax(random, clientRandom), eax(clientRandom, random));
    }

    private void afterCredentials(LoopbackServer.Peer client, Eax in, Eax out) throws IOException {
        byte[] large = new byte[20_000];
        for (int i = 0; i < large.length; i++) {
            large[i] = (byte) (i % 251);
        }
        if (type == SecurityType.RA2NE || type == SecurityType.RA2NE_256) {
            client.send(Hex.bytes("01 02 03 04"), large);
            client.read(large.length);
            client.send(new byte[] {0x5A});
        } else {
            send(client, out, Hex.bytes("01 02"));
            send(client, out, Hex.join(Hex.bytes("03 04"), large));
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            while (all.size() < large.length) {
                all.writeBytes(read(client, in));
            }
            send(client, out, new byte[] {0x5A});
        }
    }

    private void send(LoopbackServer.Peer client, Eax out, byte[] text) throws IOException {
        byte[] length = Messages.u16(text.length);
        byte[] sealed = out.seal(nonce(sent++), length, text);
        sealed[sealed.length - 1] ^= (byte) (conduct == Conduct.WRONG_TAG ? 1 : 0);
        client.send(length, sealed);
    }

    private byte[] read(LoopbackServer.Peer client, Eax in) throws IOException {
        byte[] length = client.read(2);
        byte[] opened = in.open(
                nonce(received++), length, client.read((ByteBuffer.wrap(length).getShort() & 0xFFFF) + 16));
        if (opened == null) {
            throw new AssertionError("the client's message does not fit its tag");
        }
        return opened;
    }

    private static byte[] nonce(long count) {
        return ByteBuffer.allocate(16).putLong(Long.reverseBytes(count)).array();
    }

    private boolean wide() {
        return type == SecurityType.RA2_256 || type == SecurityType.RA2R_256 || type == SecurityType.RA2NE_256;
    }

    private byte[] random(int value) {
        byte[] random = new byte[wide() ? 32 : 16];
        Arrays.fill(random, (byte) value);
        return random;
    }

    private Eax eax(byte[] first, byte[] second) throws GeneralSecurityException {
        return new Eax(Arrays.copyOf(hash(first, second), wide() ? 32 : 16));
    }

    private byte[] hash(byte[] first, byte[] second) throws GeneralSecurityException {
        return MessageDigest.getInstance(wide() ? "SHA-256" : "SHA-1").digest(Hex.join(first, second));
    }

    private static byte[] rsa(int mode, byte[] text, java.security.Key key) throws GeneralSecurityException {
        Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        rsa.init(mode, key);
        return rsa.doFinal(text);
    }

    private static byte[] padded(BigInteger number) {
        byte[] digits = number.toByteArray();
        byte[] bytes = new byte[BYTES];
        for (int i = 1; i <= Math.min(BYTES, digits.length); i++) {
            bytes[BYTES - i] = digits[digits.length - i];
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

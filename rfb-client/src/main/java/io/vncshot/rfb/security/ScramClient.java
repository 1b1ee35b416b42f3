package io.vncshot.rfb.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;

/**
 * SCRAM (RFC 5802, RFC 7677), which Java does not have: both sides show that they know the password, and neither says it.
 * Without a channel binding.
 */
final class ScramClient implements SaslClient {
    private static final String NO_BINDING = "n,,";
    private static final byte[] CLIENT_KEY = "Client Key".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SERVER_KEY = "Server Key".getBytes(StandardCharsets.US_ASCII);

    private enum Step {
        FIRST,
        PROOF,
        VERIFICATION,
        COMPLETE
    }

    private final String hash;
    private final String password;
    private final String nonce;
    private final String firstBare;
    private Step step = Step.FIRST;
    private byte[] expectedSignature = {};

    /**
     * Prepares it.
     *
     * @param hash as Java calls it
     * @param nonce printable, without a comma, and never used before
     */
    ScramClient(String hash, String username, String password, String nonce) {
        this.hash = hash;
        this.password = password;
        this.nonce = nonce;
        firstBare = "n=" + prepare(username).replace("=", "=3D").replace(",", "=2C") + ",r=" + nonce;
    }

    @Override
    public String getMechanismName() {
        return "SCRAM-" + hash;
    }

    @Override
    public boolean hasInitialResponse() {
        return true;
    }

    @Override
    public byte @Nullable [] evaluateChallenge(byte[] challenge) throws SaslException {
        String text = new String(challenge, StandardCharsets.UTF_8);
        return switch (step) {
            case FIRST -> {
                step = Step.PROOF;
                yield (NO_BINDING + firstBare).getBytes(StandardCharsets.UTF_8);
            }
            case PROOF -> {
                step = Step.VERIFICATION;
                yield prove(ScramChallenge.parse(text, nonce), text);
            }
            case VERIFICATION -> {
                verify(text);
                step = Step.COMPLETE;
                yield null;
            }
            case COMPLETE -> throw new SaslException("a challenge after the last");
        };
    }

    private byte[] prove(ScramChallenge challenge, String serverFirst) {
        byte[] salted = salted(challenge);
        String last = "c=" + base64(NO_BINDING.getBytes(StandardCharsets.US_ASCII)) + ",r=" + challenge.nonce();
        byte[] exchange = (firstBare + "," + serverFirst + "," + last).getBytes(StandardCharsets.UTF_8);
        byte[] clientKey = hmac(salted, CLIENT_KEY);
        byte[] proof = hmac(Digests.of(hash, clientKey, new byte[0]), exchange);
        for (int i = 0; i < proof.length; i++) {
            proof[i] ^= clientKey[i];
        }
        expectedSignature = hmac(hmac(salted, SERVER_KEY), exchange);
        return (last + ",p=" + base64(proof)).getBytes(StandardCharsets.UTF_8);
    }

    private void verify(String serverLast) throws SaslException {
        if (serverLast.startsWith("e=")) {
            throw new SaslException("the server refuses: " + serverLast.substring(2));
        }
        byte[] expected = ("v=" + base64(expectedSignature)).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, serverLast.getBytes(StandardCharsets.UTF_8))) {
            throw new SaslException("the server does not know the password; somebody is in the middle");
        }
    }

    /** Hi of RFC 5802 §2.2, which is PBKDF2 of one block. */
    private byte[] salted(ScramChallenge challenge) {
        Mac mac = mac(prepare(password).getBytes(StandardCharsets.UTF_8));
        mac.update(challenge.salt());
        byte[] block = mac.doFinal(new byte[] {0, 0, 0, 1});
        byte[] sum = block.clone();
        for (int i = 1; i < challenge.iterations(); i++) {
            block = mac.doFinal(block);
            for (int j = 0; j < sum.length; j++) {
                sum[j] ^= block[j];
            }
        }
        return sum;
    }

    /** What SASLprep (RFC 4013) does to most texts. */
    private static String prepare(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFKC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private byte[] hmac(byte[] key, byte[] text) {
        return mac(key).doFinal(text);
    }

    /** An empty password is a key of one zero, which is the same to HMAC and not forbidden by Java. */
    private Mac mac(byte[] key) {
        try {
            String name = "Hmac" + hash.replace("-", "");
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, name));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC of " + hash, e);
        }
    }

    @Override
    public boolean isComplete() {
        return step == Step.COMPLETE;
    }

    /** No layer is negotiated. */
    @Override
    public byte[] unwrap(byte[] incoming, int offset, int length) {
        throw new IllegalStateException("SCRAM has no security layer");
    }

    @Override
    public byte[] wrap(byte[] outgoing, int offset, int length) {
        throw new IllegalStateException("SCRAM has no security layer");
    }

    @Override
    public @Nullable Object getNegotiatedProperty(String name) {
        return null;
    }

    @Override
    public void dispose() {
        step = Step.COMPLETE;
    }
}

package io.vncshot.rfb.security;

import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.protocol.Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;

/** SASL (rfbproto, type 20, and 263 and 264 of VeNCrypt), as QEMU and libvirt speak it. */
final class SaslAuthentication implements SecurityMethod {
    private static final int MAX_LIST = 4096;
    private static final int MAX_DATA = 64 << 10;
    private static final int MAX_ROUNDS = 16;
    private static final int DONE = 1;
    private static final byte[] NOTHING = {};

    private final String host;
    private final List<SaslMechanism> allowed;

    /**
     * Prepares it.
     *
     * @param host the server's name, of which some mechanisms make a part of the proof
     * @param allowed best first
     */
    SaslAuthentication(String host, List<SaslMechanism> allowed) {
        this.host = host;
        this.allowed = allowed;
    }

    @Override
    public Wire authenticate(Wire wire, Credentials credentials) throws RfbException {
        wire.in().setReading("the SASL mechanisms");
        byte[] list = new byte[wire.in().readLength(MAX_LIST, "list of SASL mechanisms")];
        wire.in().readFully(list, 0, list.length);
        SaslMechanism mechanism = SaslMechanism.choose(Text.printable(Text.decode(list)), allowed);
        SaslAccount account = new SaslAccount(credentials.username(wire), credentials.password(wire));
        try {
            SaslClient client = account.client(mechanism, host);
            byte[] name = mechanism.title().getBytes(StandardCharsets.US_ASCII);
            wire.out().writeS32(name.length);
            wire.out().writeBytes(name);
            converse(client, wire);
            return isLayered(client) ? Wire.over(new SaslTransport(wire, client), wire.deadline()) : wire;
        } catch (SaslException e) {
            throw new RfbException(
                    Reason.AUTHENTICATION,
                    "SASL " + mechanism.title() + ": " + Text.printable(String.valueOf(e.getMessage())),
                    e);
        }
    }

    /** The SecurityResult comes before the layer, if there is one. */
    @Override
    public Wire resultWire(Wire before, Wire after) {
        return before;
    }

    private static void converse(SaslClient client, Wire wire) throws RfbException, SaslException {
        byte @Nullable [] answer = client.hasInitialResponse() ? evaluate(client, NOTHING) : null;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            send(wire, answer);
            byte[] challenge = receive(wire, answer != null || round > 0);
            boolean done = wire.in().readU8() == DONE;
            answer = client.isComplete() ? null : evaluate(client, challenge);
            if (done && !client.isComplete()) {
                throw new SaslException("the server has not shown that it knows the password");
            }
            if (done) {
                return;
            }
        }
        throw RfbException.protocol("SASL goes on after " + MAX_ROUNDS + " rounds: no mechanism needs so many");
    }

    /** Java's own mechanisms trip over some challenges that break the rules. */
    private static byte @Nullable [] evaluate(SaslClient client, byte[] challenge) throws SaslException {
        try {
            return client.evaluateChallenge(challenge);
        } catch (RuntimeException e) {
            throw new SaslException("a challenge of " + challenge.length + " bytes breaks the rules", e);
        }
    }

    /** What is said ends with a NUL, so that nothing at all differs from nothing in it. */
    private static void send(Wire wire, byte @Nullable [] data) throws RfbException {
        if (data == null) {
            wire.out().writeS32(0);
        } else {
            wire.out().writeS32(data.length + 1);
            wire.out().writeBytes(data);
            wire.out().writeU8(0);
        }
        wire.out().flush();
    }

    /** QEMU hangs up on a wrong password. */
    private static byte[] receive(Wire wire, boolean credentialsSent) throws RfbException {
        wire.in().setReading("the answer of SASL");
        try {
            wire.in().awaitByte();
        } catch (RfbException e) {
            if (credentialsSent && e.reason() == Reason.CONNECTION_LOST) {
                throw new RfbException(
                        Reason.AUTHENTICATION,
                        "authentication failed: the server ended the connection when it had the answer of SASL",
                        e);
            }
            throw e;
        }
        byte[] data = new byte[wire.in().readLength(MAX_DATA, "SASL challenge")];
        wire.in().readFully(data, 0, data.length);
        return data.length == 0 ? data : Arrays.copyOf(data, data.length - 1);
    }

    private static boolean isLayered(SaslClient client) {
        Object protection = client.getNegotiatedProperty(Sasl.QOP);
        return protection != null && !protection.equals("auth");
    }
}

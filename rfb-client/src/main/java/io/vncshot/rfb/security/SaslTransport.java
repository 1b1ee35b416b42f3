package io.vncshot.rfb.security;

import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.transport.Deadline;
import io.vncshot.rfb.transport.Transport;
import java.nio.ByteBuffer;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;

/** The security layer of a SASL mechanism over another wire (RFC 4422 §3.7): U32 length, and so many bytes. */
final class SaslTransport implements Transport {
    private static final int MAX_RECEIVED = 64 << 10;

    private final Wire inner;
    private final SaslClient client;
    private final int maxSent;
    private byte[] plain = {};
    private int position;

    SaslTransport(Wire inner, SaslClient client) throws SaslException {
        this.inner = inner;
        this.client = client;
        maxSent = Integer.parseInt(String.valueOf(client.getNegotiatedProperty(Sasl.RAW_SEND_SIZE)));
        if (maxSent < 1) {
            throw new SaslException("the server takes messages of " + maxSent + " bytes: must be at least 1");
        }
    }

    @Override
    public int read(ByteBuffer target, Deadline deadline) throws RfbException {
        inner.setDeadline(deadline);
        if (position == plain.length) {
            receive();
        }
        int count = Math.min(target.remaining(), plain.length - position);
        target.put(plain, position, count);
        position += count;
        return count;
    }

    /** Java makes nothing of a message whose tag does not fit, and says no more about it. */
    private void receive() throws RfbException {
        inner.in().setReading("a message of SASL");
        byte[] sealed = new byte[inner.in().readLength(MAX_RECEIVED, "SASL message")];
        inner.in().readFully(sealed, 0, sealed.length);
        try {
            plain = client.unwrap(sealed, 0, sealed.length);
        } catch (SaslException | RuntimeException e) {
            throw new RfbException(
                    RfbException.Reason.PROTOCOL, "a SASL message of " + sealed.length + " bytes cannot be read", e);
        }
        position = 0;
        if (plain.length == 0) {
            throw RfbException.protocol("a SASL message of " + sealed.length + " bytes does not fit its tag");
        }
    }

    @Override
    public boolean awaitReadable(Deadline deadline) throws RfbException {
        return position < plain.length || inner.in().awaitReadable(deadline);
    }

    @Override
    public void write(ByteBuffer source, Deadline deadline) throws RfbException {
        inner.setDeadline(deadline);
        while (source.hasRemaining()) {
            byte[] text = new byte[Math.min(maxSent, source.remaining())];
            source.get(text);
            byte[] sealed = seal(text);
            inner.out().writeS32(sealed.length);
            inner.out().writeBytes(sealed);
        }
        inner.out().flush();
    }

    private byte[] seal(byte[] text) {
        try {
            return client.wrap(text, 0, text.length);
        } catch (SaslException e) {
            throw new IllegalStateException("SASL encrypts no more", e);
        }
    }

    /** Encrypting costs more than compressing, also on this machine. */
    @Override
    public boolean isLocal() {
        return false;
    }

    @Override
    public void close() {
        inner.close();
    }
}

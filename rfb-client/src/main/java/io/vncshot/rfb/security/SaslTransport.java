package io.vncshot.rfb.security;

import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.protocol.RfbException;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;

/** The security layer of a SASL mechanism over another wire (RFC 4422 §3.7): U32 length, and so many bytes. */
final class SaslTransport extends SealedTransport {
    private static final int MAX_RECEIVED = 64 << 10;

    private final Wire inner;
    private final SaslClient client;

    SaslTransport(Wire inner, SaslClient client) throws SaslException {
        super(inner, maxSent(client));
        this.inner = inner;
        this.client = client;
    }

    private static int maxSent(SaslClient client) throws SaslException {
        int bytes = Integer.parseInt(String.valueOf(client.getNegotiatedProperty(Sasl.RAW_SEND_SIZE)));
        if (bytes < 1) {
            throw new SaslException("the server takes messages of " + bytes + " bytes: must be at least 1");
        }
        return bytes;
    }

    /** Java makes nothing of a message whose tag does not fit, and says no more about it. */
    @Override
    byte[] receive() throws RfbException {
        inner.in().setReading("a message of SASL");
        byte[] sealed = new byte[inner.in().readLength(MAX_RECEIVED, "SASL message")];
        inner.in().readFully(sealed, 0, sealed.length);
        byte[] opened = open(sealed);
        if (opened.length == 0) {
            throw RfbException.protocol("a SASL message of " + sealed.length + " bytes does not fit its tag");
        }
        return opened;
    }

    private byte[] open(byte[] sealed) throws RfbException {
        try {
            return client.unwrap(sealed, 0, sealed.length);
        } catch (SaslException | RuntimeException e) {
            throw new RfbException(
                    RfbException.Reason.PROTOCOL, "a SASL message of " + sealed.length + " bytes cannot be read", e);
        }
    }

    @Override
    void send(byte[] text) throws RfbException {
        byte[] sealed = seal(text);
        inner.out().writeS32(sealed.length);
        inner.out().writeBytes(sealed);
    }

    private byte[] seal(byte[] text) {
        try {
            return client.wrap(text, 0, text.length);
        } catch (SaslException e) {
            throw new IllegalStateException("SASL encrypts no more", e);
        }
    }
}

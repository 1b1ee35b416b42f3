package io.vncshot.rfb.security;

import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.protocol.RfbException;

/** The messages of RSA-AES over another wire: U16 length, so many bytes, a tag; each direction counts its messages. */
final class EaxTransport extends SealedTransport {
    /** wayvnc takes no messages of more than 8174. */
    private static final int MAX_SENT = 8000;

    private final Wire inner;
    private final Eax sending;
    private final Eax receiving;
    private final byte[] sentCount = new byte[Eax.TAG_BYTES];
    private final byte[] receivedCount = new byte[Eax.TAG_BYTES];

    EaxTransport(Wire inner, byte[] clientKey, byte[] serverKey) {
        super(inner, MAX_SENT);
        this.inner = inner;
        sending = new Eax(clientKey);
        receiving = new Eax(serverKey);
    }

    @Override
    byte[] receive() throws RfbException {
        inner.in().setReading("an encrypted message");
        int length = inner.in().readU16();
        byte[] sealed = new byte[length + Eax.TAG_BYTES];
        inner.in().readFully(sealed, 0, sealed.length);
        byte[] opened = receiving.open(receivedCount, header(length), sealed);
        if (opened == null) {
            throw RfbException.protocol("an encrypted message of " + length + " bytes does not fit its tag");
        }
        increment(receivedCount);
        return opened;
    }

    @Override
    void send(byte[] text) throws RfbException {
        inner.out().writeU16(text.length);
        inner.out().writeBytes(sending.seal(sentCount, header(text.length), text));
        increment(sentCount);
    }

    private static byte[] header(int length) {
        return new byte[] {(byte) (length >> 8), (byte) length};
    }

    /** Little-endian. */
    private static void increment(byte[] count) {
        int i = 0;
        while (i < count.length && ++count[i] == 0) {
            i++;
        }
    }
}

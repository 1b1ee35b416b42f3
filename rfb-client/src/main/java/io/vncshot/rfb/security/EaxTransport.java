package io.vncshot.rfb.security;

import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.transport.Deadline;
import io.vncshot.rfb.transport.Transport;
import java.nio.ByteBuffer;

/** The messages of RSA-AES over another wire: U16 length, so many bytes, a tag; each direction counts its messages. */
final class EaxTransport implements Transport {
    /** wayvnc takes no messages of more than 8174. */
    private static final int MAX_SENT = 8000;

    private final Wire inner;
    private final Eax sending;
    private final Eax receiving;
    private final byte[] sentCount = new byte[Eax.TAG_BYTES];
    private final byte[] receivedCount = new byte[Eax.TAG_BYTES];
    private byte[] plain = {};
    private int position;

    EaxTransport(Wire inner, byte[] clientKey, byte[] serverKey) {
        this.inner = inner;
        sending = new Eax(clientKey);
        receiving = new Eax(serverKey);
    }

    @Override
    public int read(ByteBuffer target, Deadline deadline) throws RfbException {
        inner.setDeadline(deadline);
        while (position == plain.length) {
            receive();
        }
        int count = Math.min(target.remaining(), plain.length - position);
        target.put(plain, position, count);
        position += count;
        return count;
    }

    private void receive() throws RfbException {
        inner.in().setReading("an encrypted message");
        int length = inner.in().readU16();
        byte[] sealed = new byte[length + Eax.TAG_BYTES];
        inner.in().readFully(sealed, 0, sealed.length);
        byte[] opened = receiving.open(receivedCount, header(length), sealed);
        if (opened == null) {
            throw RfbException.protocol("an encrypted message of " + length + " bytes does not fit its tag");
        }
        increment(receivedCount);
        plain = opened;
        position = 0;
    }

    @Override
    public boolean awaitReadable(Deadline deadline) throws RfbException {
        return position < plain.length || inner.in().awaitReadable(deadline);
    }

    @Override
    public void write(ByteBuffer source, Deadline deadline) throws RfbException {
        inner.setDeadline(deadline);
        while (source.hasRemaining()) {
            byte[] text = new byte[Math.min(MAX_SENT, source.remaining())];
            source.get(text);
            inner.out().writeU16(text.length);
            inner.out().writeBytes(sending.seal(sentCount, header(text.length), text));
            increment(sentCount);
        }
        inner.out().flush();
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

package io.vncshot.rfb.websocket;

import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.transport.Deadline;
import io.vncshot.rfb.transport.Transport;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;

/** The client's side of WebSocket frames, RFC 6455 §5. How the server cuts its bytes into messages has no meaning. */
final class WebSocketTransport implements Transport {
    private static final int CONTINUATION = 0;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int FIN = 0x80;
    private static final int RESERVED_BITS = 0x70;
    private static final int MASKED = 0x80;
    private static final int MAX_CONTROL = 125;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;
    private static final int MAX_SENT = 16 << 10;
    /** A frame's head that has begun may take a moment to end. */
    private static final Duration HEAD_TIME = Duration.ofSeconds(5);

    private final Wire inner;
    private final SecureRandom random;
    private final byte[] piece = new byte[64 << 10];
    private long left;
    private boolean withinMessage;
    private boolean ended;

    WebSocketTransport(Wire inner, SecureRandom random) {
        this.inner = inner;
        this.random = random;
    }

    @Override
    public int read(ByteBuffer target, Deadline deadline) throws RfbException {
        inner.setDeadline(deadline);
        while (left == 0 && !ended) {
            readHead();
        }
        if (ended) {
            return -1;
        }
        int wanted = (int) Math.min(Math.min(left, target.remaining()), piece.length);
        int count = inner.in().readSome(piece, wanted);
        if (count > 0) {
            target.put(piece, 0, count);
            left -= count;
        }
        return count;
    }

    @Override
    public boolean awaitReadable(Deadline deadline) throws RfbException {
        while (left == 0 && !ended) {
            if (!inner.in().awaitReadable(deadline)) {
                return false;
            }
            inner.setDeadline(deadline.plus(HEAD_TIME));
            readHead();
        }
        return ended || inner.in().awaitReadable(deadline);
    }

    /** Up to the payload of a data frame, which may be empty; control frames are dealt with whole. */
    private void readHead() throws RfbException {
        RfbInput in = inner.in();
        in.setReading("a WebSocket frame");
        int first = in.readU8();
        int second = in.readU8();
        if ((first & RESERVED_BITS) != 0 || (second & MASKED) != 0) {
            throw RfbException.protocol("WebSocket frame with the bytes " + first + " " + second
                    + ": no reserved bit and no mask may come from a server (RFC 6455 §5)");
        }
        int opcode = first & 15;
        if (opcode >= CLOSE) {
            readControl(opcode, (first & FIN) != 0, second);
            return;
        }
        if (opcode != (withinMessage ? CONTINUATION : BINARY)) {
            throw RfbException.protocol("WebSocket frame of type " + opcode + ": must be "
                    + (withinMessage ? CONTINUATION : BINARY) + " here");
        }
        withinMessage = (first & FIN) == 0;
        left = readLength(second);
    }

    private long readLength(int second) throws RfbException {
        if (second == LENGTH_16) {
            return inner.in().readU16();
        }
        if (second < LENGTH_64) {
            return second;
        }
        long length = inner.in().readU32() << 32 | inner.in().readU32();
        if (length < 0) {
            throw RfbException.protocol("WebSocket frame of over 2^63 bytes");
        }
        return length;
    }

    private void readControl(int opcode, boolean last, int length) throws RfbException {
        if (!last || length > MAX_CONTROL || opcode > PONG) {
            throw RfbException.protocol("WebSocket control frame of type " + opcode + " and " + length
                    + " bytes: must be 8, 9 or 10, whole, and at most 125 long");
        }
        byte[] payload = new byte[length];
        inner.in().readFully(payload, 0, length);
        if (opcode == CLOSE) {
            ended = true;
        } else if (opcode == PING) {
            send(PONG, payload, length);
            inner.out().flush();
        }
    }

    @Override
    public void write(ByteBuffer source, Deadline deadline) throws RfbException {
        inner.setDeadline(deadline);
        while (source.hasRemaining()) {
            byte[] payload = new byte[Math.min(MAX_SENT, source.remaining())];
            source.get(payload);
            send(BINARY, payload, payload.length);
        }
        inner.out().flush();
    }

    private void send(int opcode, byte[] payload, int length) {
        byte[] mask = new byte[4];
        random.nextBytes(mask);
        inner.out().writeU8(FIN | opcode);
        if (length < LENGTH_16) {
            inner.out().writeU8(MASKED | length);
        } else {
            inner.out().writeU8(MASKED | LENGTH_16);
            inner.out().writeU16(length);
        }
        inner.out().writeBytes(mask);
        for (int i = 0; i < length; i++) {
            payload[i] ^= mask[i & 3];
        }
        inner.out().writeBytes(payload);
    }

    @Override
    public boolean isLocal() {
        return inner.transport().isLocal();
    }

    @Override
    public void close() {
        inner.close();
    }
}

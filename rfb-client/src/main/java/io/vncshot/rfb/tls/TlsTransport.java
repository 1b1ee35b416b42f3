package io.vncshot.rfb.tls;

import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.transport.Deadline;
import io.vncshot.rfb.transport.Transport;
import java.nio.ByteBuffer;
import java.time.Duration;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/** TLS over another wire. An {@code SSLSocket} would know no deadline, and would not see what the wire has read ahead. */
public final class TlsTransport implements Transport {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    /** For what is there already, which no read waits for. */
    private static final Duration AT_HAND = Duration.ofSeconds(5);

    private static final String MAY_BE_WITHOUT_TLS = "; it may be a server without TLS";
    private static final String JAVAS_WORD_FOR_NO_TLS = "Unrecognized SSL message";

    private final Wire inner;
    private final SSLEngine engine;
    private final byte[] piece = new byte[16 << 10];
    private ByteBuffer received;
    private final ByteBuffer sent;
    private ByteBuffer plain;
    private boolean answered;
    private boolean ended;

    private TlsTransport(Wire inner, SSLEngine engine) {
        this.inner = inner;
        this.engine = engine;
        int packet = engine.getSession().getPacketBufferSize();
        received = ByteBuffer.allocate(2 * packet).limit(0);
        sent = ByteBuffer.allocate(2 * packet);
        plain = ByteBuffer.allocate(2 * engine.getSession().getApplicationBufferSize())
                .limit(0);
    }

    /**
     * Does the TLS handshake, by the wire's deadline.
     *
     * @throws RfbException {@code TLS} when the handshake fails or the certificate is refused
     */
    static TlsTransport open(Wire inner, SSLEngine engine) throws RfbException {
        TlsTransport transport = new TlsTransport(inner, engine);
        inner.in().setReading("the TLS handshake");
        try {
            engine.beginHandshake();
            while (engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING && !transport.ended) {
                transport.handshakeStep();
            }
        } catch (SSLException e) {
            transport.sendAlert();
            throw failed(e);
        } catch (RfbException e) {
            throw transport.answered ? e : new RfbException(e.reason(), e.getMessage() + MAY_BE_WITHOUT_TLS, e);
        }
        if (transport.ended) {
            String hint = transport.answered ? "" : MAY_BE_WITHOUT_TLS;
            throw new RfbException(Reason.TLS, "TLS: the server ended the handshake" + hint);
        }
        inner.in().setReading("TLS data");
        return transport;
    }

    private void handshakeStep() throws SSLException, RfbException {
        switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> engine.getDelegatedTask().run();
            case NEED_WRAP -> wrap(NOTHING);
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                if (!unwrap() && !receive()) {
                    ended = true;
                }
            }
            case NOT_HANDSHAKING, FINISHED -> {}
        }
    }

    /** Tells the server why, if it still listens. */
    private void sendAlert() throws RfbException {
        try {
            while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
                wrap(NOTHING);
            }
        } catch (SSLException e) {
            ended = true;
        }
    }

    private static RfbException failed(SSLException e) {
        Throwable cause = e;
        while (cause.getCause() != null && !(cause instanceof RefusedCertificateException)) {
            cause = cause.getCause();
        }
        String detail = cause instanceof RefusedCertificateException ? cause.getMessage() : e.getMessage();
        if (String.valueOf(detail).startsWith(JAVAS_WORD_FOR_NO_TLS)) {
            return new RfbException(Reason.TLS, "TLS: the server does not speak it: its answer is no TLS", e);
        }
        return new RfbException(Reason.TLS, "TLS: " + detail, e);
    }

    /** Decrypts what has been received; whether that was of any use. */
    private boolean unwrap() throws SSLException {
        plain.compact();
        try {
            while (true) {
                SSLEngineResult result = engine.unwrap(received, plain);
                if (result.getStatus() == Status.BUFFER_OVERFLOW) {
                    plain = grown(plain, engine.getSession().getApplicationBufferSize());
                } else if (result.getStatus() == Status.CLOSED) {
                    ended = true;
                    return true;
                } else {
                    return result.getStatus() == Status.OK && moved(result);
                }
            }
        } finally {
            plain.flip();
        }
    }

    private boolean moved(SSLEngineResult result) {
        return result.bytesConsumed() > 0
                || result.bytesProduced() > 0
                || engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING;
    }

    private static ByteBuffer grown(ByteBuffer buffer, int more) {
        return ByteBuffer.allocate(buffer.capacity() + more).put(buffer.flip());
    }

    /** Waits for bytes of the server; whether there are any more. */
    private boolean receive() throws RfbException {
        int count = inner.in().readSome(piece, piece.length);
        if (count < 0) {
            return false;
        }
        answered = true;
        received.compact();
        if (received.remaining() < count) {
            received = grown(received, count);
        }
        received.put(piece, 0, count).flip();
        return true;
    }

    private void wrap(ByteBuffer source) throws SSLException, RfbException {
        sent.clear();
        SSLEngineResult result = engine.wrap(source, sent);
        if (result.getStatus() == Status.CLOSED && result.bytesProduced() == 0) {
            throw new SSLException("the connection is closed");
        }
        sent.flip();
        inner.out().writeBytes(sent.array(), 0, sent.limit());
        inner.out().flush();
    }

    @Override
    public int read(ByteBuffer target, Deadline deadline) throws RfbException {
        inner.setDeadline(deadline);
        while (!plain.hasRemaining()) {
            if (ended || (!decrypt() && !receive())) {
                return -1;
            }
        }
        int count = Math.min(target.remaining(), plain.remaining());
        target.put(plain.slice().limit(count));
        plain.position(plain.position() + count);
        return count;
    }

    /** Whether what has been received was of any use: data, or a message of TLS's own. */
    private boolean decrypt() throws RfbException {
        try {
            boolean progress = unwrap();
            while (engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
                engine.getDelegatedTask().run();
            }
            if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP && !ended) {
                wrap(NOTHING);
            }
            return progress;
        } catch (SSLException e) {
            throw failed(e);
        }
    }

    @Override
    public boolean awaitReadable(Deadline deadline) throws RfbException {
        inner.setDeadline(deadline.plus(AT_HAND));
        while (!plain.hasRemaining() && !ended) {
            if (decrypt()) {
                continue;
            }
            if (!inner.in().awaitReadable(deadline)) {
                return false;
            }
            ended = !receive();
        }
        return true;
    }

    @Override
    public void write(ByteBuffer source, Deadline deadline) throws RfbException {
        inner.setDeadline(deadline);
        try {
            while (source.hasRemaining()) {
                wrap(source);
            }
        } catch (SSLException e) {
            throw new RfbException(Reason.CONNECTION_LOST, "connection lost: " + e.getMessage(), e);
        }
    }

    /** Encrypting costs more than compressing, also on this machine. */
    @Override
    public boolean isLocal() {
        return false;
    }

    /** Without a close_notify, which would need the session's thread. */
    @Override
    public void close() {
        inner.close();
    }
}

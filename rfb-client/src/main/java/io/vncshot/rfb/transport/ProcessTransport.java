package io.vncshot.rfb.transport;

import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program's standard input and output, such as those of {@code ssh -W}. Pipes know no time-outs, so a thread for each of
 * them does the waiting. What the program has to complain about goes where this process's complaints go.
 */
public final class ProcessTransport implements Transport {
    private static final int PIECE = 16 << 10;
    private static final long END_MILLIS = 1000;

    private final String program;
    private final Process process;
    private final PipeBuffer received = new PipeBuffer();
    private final PipeBuffer sent = new PipeBuffer();
    private boolean anythingCame;

    private ProcessTransport(String program, Process process) {
        this.program = program;
        this.process = process;
    }

    /**
     * Starts the program.
     *
     * @throws RfbException {@code CONNECT} when there is none
     */
    public static ProcessTransport start(List<String> words) throws RfbException {
        try {
            Process process = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            ProcessTransport transport = new ProcessTransport(words.get(0), process);
            transport.startThread("from ", transport::pumpReceived);
            transport.startThread("to ", transport::pumpSent);
            return transport;
        } catch (IOException e) {
            throw new RfbException(Reason.CONNECT, "cannot connect: " + e.getMessage(), e);
        }
    }

    private void startThread(String direction, Runnable pump) {
        Thread thread = new Thread(pump, direction + program);
        thread.setDaemon(true);
        thread.start();
    }

    private void pumpReceived() {
        byte[] piece = new byte[PIECE];
        try (InputStream in = process.getInputStream()) {
            int count = in.read(piece);
            while (count >= 0 && received.putAll(piece, count)) {
                count = in.read(piece);
            }
        } catch (IOException | InterruptedException e) {
            // The end of the pipe, however it came; the reader sees it as such.
        } finally {
            received.end();
        }
    }

    private void pumpSent() {
        byte[] piece = new byte[PIECE];
        try (OutputStream out = process.getOutputStream()) {
            int count = sent.takeSome(piece);
            while (count >= 0) {
                out.write(piece, 0, count);
                out.flush();
                count = sent.takeSome(piece);
            }
        } catch (IOException | InterruptedException e) {
            // The same for the writer.
        } finally {
            sent.end();
        }
    }

    @Override
    public int read(ByteBuffer target, Deadline deadline) throws RfbException {
        if (!awaitReadable(deadline)) {
            throw new RfbException(Reason.TIMEOUT, "nothing came within " + deadline);
        }
        int count = received.take(target);
        if (count == 0 && !anythingCame) {
            throw neverConnected();
        }
        anythingCame = true;
        return count == 0 ? -1 : count;
    }

    private RfbException neverConnected() {
        try {
            boolean ended = process.waitFor(END_MILLIS, TimeUnit.MILLISECONDS);
            String how = ended ? " ended with exit status " + process.exitValue() : " closed its output";
            return new RfbException(Reason.CONNECT, "cannot connect: " + program + how);
        } catch (InterruptedException e) {
            return interrupted(e);
        }
    }

    @Override
    public boolean awaitReadable(Deadline deadline) throws RfbException {
        try {
            return received.awaitAny(deadline);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public void write(ByteBuffer source, Deadline deadline) throws RfbException {
        byte[] piece = new byte[Math.min(PIECE, source.remaining())];
        while (source.hasRemaining()) {
            int count = Math.min(piece.length, source.remaining());
            source.get(piece, 0, count);
            sent.put(piece, 0, count);
            awaitTaken(deadline);
        }
    }

    private void awaitTaken(Deadline deadline) throws RfbException {
        try {
            if (sent.awaitEmpty(deadline)) {
                return;
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        if (sent.hasEnded()) {
            throw new RfbException(Reason.CONNECTION_LOST, "connection lost: " + program + " takes nothing more");
        }
        throw new RfbException(Reason.TIMEOUT, "the server took nothing more within " + deadline);
    }

    private static RfbException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new RfbException(Reason.CONNECTION_LOST, "connection lost: interrupted", e);
    }

    /** Whatever is beyond the program is far away. */
    @Override
    public boolean isLocal() {
        return false;
    }

    @Override
    public void close() {
        sent.end();
        received.end();
        process.destroy();
    }
}

package io.vncshot.bench.jmh;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Answers one client's requests with a {@link Recording}, and so spends no time on encoding. */
final class ReplayServer implements AutoCloseable {
    private final ServerSocket listener;
    private final Recording recording;

    private ReplayServer(ServerSocket listener, Recording recording) {
        this.listener = listener;
        this.recording = recording;
    }

    static ReplayServer start(Recording recording) throws IOException {
        ReplayServer server = new ReplayServer(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), recording);
        Thread thread = new Thread(server::serve, "replay");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    /** Ends when the client goes. */
    private void serve() {
        try (Socket socket = listener.accept()) {
            socket.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            OutputStream out = socket.getOutputStream();
            handshake(in, out);
            byte[] update = recording.firstUpdate();
            while (awaitRequest(in)) {
                out.write(update);
                update = recording.nextUpdate();
            }
        } catch (IOException e) {
            System.err.println("replay: " + e.getMessage());
        }
    }

    private void handshake(DataInputStream in, OutputStream out) throws IOException {
        out.write("RFB 003.008\n".getBytes(StandardCharsets.US_ASCII));
        in.readNBytes(12);
        out.write(new byte[] {1, 1});
        in.readNBytes(1);
        out.write(new byte[4]);
        in.readNBytes(1);
        out.write(recording.serverInit());
    }

    /** Reads messages up to a FramebufferUpdateRequest; false at the end of the stream. */
    private static boolean awaitRequest(DataInputStream in) throws IOException {
        while (true) {
            switch (in.read()) {
                case -1 -> {
                    return false;
                }
                case 0 -> in.readNBytes(19);
                case 2 -> {
                    in.readNBytes(1);
                    in.readNBytes(4 * in.readUnsignedShort());
                }
                case 3 -> {
                    in.readNBytes(9);
                    return true;
                }
                default -> throw new IOException("a client message that no capture has");
            }
        }
    }
}

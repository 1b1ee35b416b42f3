package io.vncshot.bench.jmh;

import io.vncshot.testserver.RfbTestServer;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a server sends to a client that asks for the same picture again and again. The second update can be sent for ever:
 * a zlib stream refers to what it held 32 KiB ago, which from then on is the end of the same picture.
 *
 * @param serverInit the ServerInit message
 * @param firstUpdate the FramebufferUpdate message that answers the first request
 * @param nextUpdate the one that answers any later request
 */
@SuppressWarnings("ArrayRecordComponent")
record Recording(byte[] serverInit, byte[] firstUpdate, byte[] nextUpdate) {
    private static final int BYTES_PER_PIXEL = 4;
    private static final int RAW = 0;
    private static final int QUIET_MILLIS = 700;

    /** Records one encoding of a picture, in 32-bit BGRX. */
    static Recording of(int[] pixels, int width, int height, int encoding) throws IOException {
        try (RfbTestServer server =
                        RfbTestServer.builder().picture(pixels, width, height).start();
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            Tap in = new Tap(new DataInputStream(new BufferedInputStream(socket.getInputStream())));
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            byte[] serverInit = handshake(in, out);
            out.write(new byte[] {2, 0, 0, 1});
            out.writeInt(encoding);
            return new Recording(serverInit, update(in, out, width, height), update(in, out, width, height));
        }
    }

    /**
     * Records what a server sends of its screen, in its own pixel format. An update has ended when nothing more comes.
     *
     * @param encoding the only one that it is told of
     */
    static Recording ofServer(int port, int encoding) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            Tap in = new Tap(new DataInputStream(new BufferedInputStream(socket.getInputStream())));
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            byte[] serverInit = handshake(in, out);
            int width = ((serverInit[0] & 0xFF) << 8) | (serverInit[1] & 0xFF);
            int height = ((serverInit[2] & 0xFF) << 8) | (serverInit[3] & 0xFF);
            out.write(new byte[] {2, 0, 0, 1});
            out.writeInt(encoding);
            socket.setSoTimeout(QUIET_MILLIS);
            return new Recording(serverInit, all(in, out, width, height), all(in, out, width, height));
        }
    }

    private static byte[] all(Tap in, DataOutputStream out, int width, int height) throws IOException {
        request(out, width, height);
        try {
            while (true) {
                in.u8();
            }
        } catch (SocketTimeoutException quiet) {
            return in.take();
        }
    }

    private static void request(DataOutputStream out, int width, int height) throws IOException {
        out.write(new byte[] {3, 0, 0, 0, 0, 0});
        out.writeShort(width);
        out.writeShort(height);
    }

    void write(Path file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (byte[] part : new byte[][] {serverInit, firstUpdate, nextUpdate}) {
                out.writeInt(part.length);
                out.write(part);
            }
        }
    }

    static Recording read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            return new Recording(in.readNBytes(in.readInt()), in.readNBytes(in.readInt()), in.readNBytes(in.readInt()));
        }
    }

    private static byte[] handshake(Tap in, DataOutputStream out) throws IOException {
        in.skip(12);
        out.write("RFB 003.008\n".getBytes(StandardCharsets.US_ASCII));
        in.skip(in.u8());
        out.write(1);
        in.skip(4);
        out.write(1);
        in.take();
        in.skip(20);
        in.skip(in.u32());
        return in.take();
    }

    private static byte[] update(Tap in, DataOutputStream out, int width, int height) throws IOException {
        request(out, width, height);
        in.skip(2);
        int rectangles = in.u16();
        for (int i = 0; i < rectangles; i++) {
            in.skip(4);
            int pixels = in.u16() * in.u16();
            in.skip(in.u32() == RAW ? pixels * BYTES_PER_PIXEL : in.u32());
        }
        return in.take();
    }

    /** Keeps what is read. */
    private static final class Tap {
        private final DataInputStream in;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

        Tap(DataInputStream in) {
            this.in = in;
        }

        int u8() throws IOException {
            int value = in.readUnsignedByte();
            kept.write(value);
            return value;
        }

        int u16() throws IOException {
            return u8() << 8 | u8();
        }

        int u32() throws IOException {
            return u16() << 16 | u16();
        }

        void skip(int bytes) throws IOException {
            kept.write(in.readNBytes(bytes));
        }

        /** What has been read since the last call. */
        byte[] take() {
            byte[] bytes = kept.toByteArray();
            kept.reset();
            return bytes;
        }
    }
}

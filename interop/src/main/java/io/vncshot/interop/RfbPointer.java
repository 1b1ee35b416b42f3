package io.vncshot.interop;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** Another client of a server without a password, that moves the pointer and stays connected (RFC 6143 §7.5.5). */
public final class RfbPointer implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 10_000;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    public RfbPointer(int port) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        this.in = new DataInputStream(socket.getInputStream());
        this.out = new DataOutputStream(socket.getOutputStream());
        in.readNBytes(12);
        out.writeBytes("RFB 003.008\n");
        in.readNBytes(in.readUnsignedByte());
        out.writeByte(1); // None
        in.readInt();
        out.writeByte(1); // shared
        in.skipNBytes(20);
        in.skipNBytes(in.readInt());
    }

    public void move(int x, int y) throws IOException {
        out.writeByte(5);
        out.writeByte(0);
        out.writeShort(x);
        out.writeShort(y);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package io.vncshot.proxy.token;

import io.vncshot.proxy.address.HostPort;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** As much of Redis' protocol (RESP 2) as it takes to get a value. Waits at most some seconds for each answer. */
final class RedisConnection implements AutoCloseable {
    private static final int MILLISECONDS = 5000;
    private static final int MAX_VALUE = 65536;
    private static final int MAX_LINE = 1024;

    /** An empty password is none. */
    record Server(HostPort address, int database, String password) {
        @Override
        public String toString() {
            return "Server[" + address + "]";
        }
    }

    private final Socket socket;
    private final InputStream in;

    private RedisConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    static RedisConnection open(Server server) throws IOException {
        Socket socket = new Socket();
        try {
            HostPort address = server.address;
            socket.connect(new InetSocketAddress(address.host(), address.port()), MILLISECONDS);
            socket.setSoTimeout(MILLISECONDS);
            RedisConnection connection = new RedisConnection(socket);
            if (!server.password.isEmpty()) {
                connection.call("AUTH", server.password);
            }
            if (server.database != 0) {
                connection.call("SELECT", Integer.toString(server.database));
            }
            return connection;
        } catch (IOException e) {
            socket.close();
            throw new IOException("redis: " + e.getMessage());
        }
    }

    @Nullable
    String get(String key) throws IOException {
        return call("GET", key);
    }

    private @Nullable String call(String command, String argument) throws IOException {
        byte[] bytes = argument.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(("*2\r\n$" + command.length() + "\r\n" + command + "\r\n$" + bytes.length + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(bytes);
        request.write('\r');
        request.write('\n');
        socket.getOutputStream().write(request.toByteArray());
        return readAnswer(command);
    }

    private @Nullable String readAnswer(String command) throws IOException {
        String line = readLine();
        if (line.startsWith("+")) {
            return line.substring(1);
        }
        if (!line.startsWith("$")) {
            throw new IOException("redis: " + command + " was refused");
        }
        int length = parseLength(line.substring(1));
        if (length < 0) {
            return null;
        }
        byte[] value = in.readNBytes(length + 2);
        if (value.length < length + 2) {
            throw new EOFException("redis: an answer was cut");
        }
        return new String(value, 0, length, StandardCharsets.UTF_8);
    }

    private static int parseLength(String digits) throws IOException {
        try {
            int length = Integer.parseInt(digits);
            if (length >= -1 && length <= MAX_VALUE) {
                return length;
            }
        } catch (NumberFormatException e) {
            throw new IOException("redis: an answer without a length");
        }
        throw new IOException("redis: a value of over " + MAX_VALUE + " bytes");
    }

    private String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || line.length() > MAX_LINE) {
                throw new EOFException("redis: an answer was cut");
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package io.vncshot.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A web server that answers one request after the other as it has been told to; the last answer goes on. */
final class StandInStore implements AutoCloseable {
    private final ServerSocket listener;
    private final List<String> answers;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /** Says nothing. */
    static final String SILENCE = "silence";
    /** Ends the connection when half of a request has come. */
    static final String CUT = "cut";

    /** Before an answer: given as soon as the headers are there, and the rest is not read. */
    static final String EARLY = "early ";

    /** What has been sent. */
    record Request(String line, List<String> headers, byte[] body) {
        String header(String name) {
            for (String header : headers) {
                if (header.toLowerCase(Locale.ROOT).startsWith(name + ": ")) {
                    return header.substring(name.length() + 2);
                }
            }
            return "";
        }
    }

    /** @param answers such as {@code 503} or {@code "301 Location: http://elsewhere"} */
    StandInStore(String... answers) {
        this.answers = List.of(answers);
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "stand-in-store");
        thread.setDaemon(true);
        thread.start();
    }

    String origin() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    List<Request> requests() {
        return requests;
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                open.add(socket);
                serve(socket);
            } catch (IOException e) {
                // The client or the test has had enough.
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        String answer = answers.get(Math.min(requests.size(), answers.size() - 1));
        Request request = read(in, answer);
        requests.add(request);
        answer = answer.startsWith(EARLY) ? answer.substring(EARLY.length()) : answer;
        if (answer.equals(SILENCE)) {
            in.read();
        } else if (!answer.equals(CUT)) {
            int space = answer.indexOf(' ');
            String status = space < 0 ? answer : answer.substring(0, space);
            String rest = space < 0 ? "" : answer.substring(space + 1);
            String header = rest.startsWith("<") ? "X-None: 1" : rest.isEmpty() ? "X-None: 1" : rest;
            String body = rest.startsWith("<") ? rest : "";
            String text = "HTTP/1.1 " + status + " Said\r\n" + header + "\r\nContent-Length: " + body.length()
                    + "\r\nConnection: close\r\n\r\n" + body;
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }
    }

    private static Request read(InputStream in, String answer) throws IOException {
        String line = line(in);
        List<String> headers = new CopyOnWriteArrayList<>();
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            headers.add(header);
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length: ")) {
                length = Integer.parseInt(header.substring(16));
            }
        }
        Request head = new Request(line, headers, new byte[0]);
        if (answer.startsWith(EARLY)) {
            return head;
        }
        return new Request(line, headers, in.readNBytes(answer.equals(CUT) ? length / 2 : length));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int c = in.read();
        while (c >= 0 && c != '\n') {
            if (c != '\r') {
                line.write(c);
            }
            c = in.read();
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}

package io.vncshot.proxy.rehearsal;

import io.vncshot.proxy.Main;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;

/**
 * The program as the launcher runs it when it makes a start-up archive: it serves visitors of its own for some seconds.
 * The archive then holds the classes of real connections and, from Java 25 on, says which methods to compile early.
 */
public final class Rehearsal {
    private static final int PLAIN_SESSIONS = 600;
    private static final int SECURE_SESSIONS = 150;
    private static final int BATCHES = 1500;
    private static final int SECURE_BATCHES = 300;
    private static final int UNTIL_READY_MILLIS = 10_000;

    private Rehearsal() {}

    /** The only argument, which may be missing, is a key store with a certificate; without one there is no TLS. */
    public static void main(String[] arguments) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String source = "127.0.0.1:" + port;
        try (EchoTarget target = EchoTarget.start()) {
            String destination = "127.0.0.1:" + target.port();
            if (arguments.length == 0) {
                visit(new Visitor(port), PLAIN_SESSIONS, BATCHES);
                Main.main(new String[] {"--timeout=4", source, destination});
                return;
            }
            ThrowAwayCertificate certificate = ThrowAwayCertificate.load(Path.of(arguments[0]));
            Path pem = certificate.writePem(Path.of("certificate.pem"));
            visit(new Visitor(port), PLAIN_SESSIONS, BATCHES);
            visit(new Visitor(port, certificate.clientSockets()), SECURE_SESSIONS, SECURE_BATCHES);
            Main.main(new String[] {"--timeout=4", "--cert=" + pem, source, destination});
        }
    }

    /** In a thread of its own, which may still be at it when the program ends. */
    private static void visit(Visitor visitor, int sessions, int batches) {
        Thread thread = new Thread(() -> {
            try {
                visitor.awaitServer(UNTIL_READY_MILLIS);
                visitor.browse();
                for (int i = 0; i < sessions; i++) {
                    visitor.open(List.of(Visitor.SMALL), 1);
                }
                visitor.open(List.of(Visitor.SMALL, Visitor.LARGE), batches);
            } catch (IOException e) {
                System.err.println("rehearsal: " + e.getMessage());
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}

package io.vncshot.rfb.tls;

import io.vncshot.rfb.fixture.Acquaintances;
import io.vncshot.rfb.fixture.FakeClock;
import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.protocol.Fingerprint;
import io.vncshot.rfb.protocol.KnownServers;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.protocol.ServerTrust;
import io.vncshot.rfb.transport.Connector;
import io.vncshot.rfb.transport.Deadline;
import io.vncshot.rfb.transport.ServerAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.vncshot.rfb.fixture.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Against the JDK's own sockets. TLS without a certificate is in {@code interop}: Java forbids it once TLS is in use. */
@Timeout(60)
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final int LARGE = 300_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void bytesGoBothWays(String version) throws Exception {
        try (EchoServer server = new EchoServer(version);
                Wire wire = server.connect("127.0.0.1", trusting())) {
            byte[] bytes = new byte[LARGE];
            for (int i = 0; i < LARGE; i++) {
                bytes[i] = (byte) (i % 251);
            }
            for (int from = 0; from < LARGE; from += 50_000) {
                wire.out().writeBytes(bytes, from, 50_000);
                wire.out().flush();
                byte[] echo = new byte[50_000];
                wire.in().readFully(echo, 0, echo.length);
                assertThat(echo[49_999]).isEqualTo((byte) ((from + 49_999) % 251));
            }
            assertThat(wire.in().awaitReadable(Deadline.after(Duration.ZERO))).isFalse();
            wire.out().writeU8(7);
            wire.out().flush();
            assertThat(wire.in().awaitReadable(Deadline.after(Duration.ofSeconds(10))))
                    .isTrue();
            assertThat(wire.in().readU8()).isEqualTo(7);
            assertThat(wire.transport().isLocal()).isFalse();
        }
    }

    @Test
    void aCertificateThatNobodySignedIsRefusedWithItsFingerprint() throws Exception {
        try (EchoServer server = new EchoServer("TLSv1.3")) {
            assertFailure(Reason.TLS, () -> server.connect("127.0.0.1", ServerTrust.DEFAULT))
                    .withMessageStartingWith("TLS: the server's certificate is not trusted: PKIX path building failed: "
                            + "unable to find valid certification path")
                    .withMessageContaining("SHA-256 fingerprint is " + server.fingerprint);
        }
    }

    @Test
    void thePinnedCertificateIsTheOnlyOneTaken() throws Exception {
        try (EchoServer server = new EchoServer("TLSv1.3")) {
            server.connect("elsewhere.example", pinned(server.fingerprint)).close();
            assertFailure(Reason.TLS, () -> server.connect("127.0.0.1", pinned(Fingerprint.parse("0".repeat(64)))))
                    .withMessage("TLS: the server's certificate has the SHA-256 fingerprint " + server.fingerprint
                            + ", not the one of --tls-fingerprint");
        }
    }

    @Test
    void aCertificateThatNobodySignedIsTakenWhenItIsKnownAndThenRemembered() throws Exception {
        try (EchoServer server = new EchoServer("TLSv1.3")) {
            Acquaintances known = new Acquaintances(true);
            server.connect("127.0.0.1", knowing(known)).close();
            assertThat(known.remembered()).containsExactly("CERTIFICATE " + server.fingerprint);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aServerThatAsksForItSeesTheClientsCertificate(String version) throws Exception {
        try (EchoServer server = new EchoServer(version, Clients.WITH_A_CERTIFICATE)) {
            try (Wire wire = server.connect("127.0.0.1", showing(certificate(), key()))) {
                wire.out().writeU8(7);
                wire.out().flush();
                assertThat(wire.in().readU8()).isEqualTo(7);
            }
            assertThatExceptionOfType(RfbException.class).isThrownBy(() -> {
                try (Wire wire = server.connect("127.0.0.1", trusting())) {
                    wire.in().readU8();
                }
            });
        }
    }

    @Test
    void aCertificateOrKeyThatIsNoneIsNamed() throws Exception {
        Path missing = folder.resolve("missing");
        Path empty = Files.createFile(folder.resolve("empty"));
        Path odd = Files.writeString(
                folder.resolve("odd"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        try (EchoServer server = new EchoServer("TLSv1.3")) {
            assertFailure(Reason.TLS, () -> server.connect("127.0.0.1", showing(missing, key())))
                    .withMessage("--tls-cert " + missing + ": no such file");
            assertFailure(Reason.TLS, () -> server.connect("127.0.0.1", showing(empty, key())))
                    .withMessage("--tls-cert " + empty + ": holds no certificate");
            assertFailure(Reason.TLS, () -> server.connect("127.0.0.1", showing(certificate(), missing)))
                    .withMessage("--tls-key " + missing + ": no such file");
            assertFailure(Reason.TLS, () -> server.connect("127.0.0.1", showing(certificate(), certificate())))
                    .withMessageStartingWith(
                            "--tls-key " + certificate() + ": holds no \"-----BEGIN PRIVATE KEY-----\";");
            assertFailure(Reason.TLS, () -> server.connect("127.0.0.1", showing(certificate(), odd)))
                    .withMessage("--tls-key " + odd + ": is no RSA key, as the certificate's is");
        }
    }

    private static ServerTrust showing(Path chain, Path key) throws URISyntaxException {
        ServerTrust trust = trusting();
        return new ServerTrust(
                trust.checks(),
                trust.authorities(),
                trust.fingerprint(),
                trust.known(),
                Optional.of(new ServerTrust.ClientCertificate(chain, key)));
    }

    private static Path certificate() throws URISyntaxException {
        return trusting().authorities().orElseThrow();
    }

    private Path key() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = TlsTest.class.getResourceAsStream("/tls/server.p12")) {
            keys.load(in, PASSWORD);
        }
        String encoded = Base64.getMimeEncoder()
                .encodeToString(keys.getKey("server", PASSWORD).getEncoded());
        return Files.writeString(
                folder.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\n" + encoded + "\n-----END PRIVATE KEY-----\n");
    }

    @Test
    void anAuthoritysWordIsEnough() throws Exception {
        try (EchoServer server = new EchoServer("TLSv1.3")) {
            Acquaintances known = new Acquaintances(false);
            ServerTrust signed =
                    new ServerTrust(ServerTrust.Checks.ALL, trusting().authorities(), Optional.empty(), known);
            server.connect("localhost", signed).close();
            assertThat(known.remembered()).isEmpty();
            assertFailure(Reason.TLS, () -> server.connect("elsewhere.example", signed))
                    .withMessageContaining("is not trusted");
        }
    }

    @Test
    void theNameOnTheCertificateMustBeTheHosts() throws Exception {
        try (EchoServer server = new EchoServer("TLSv1.3")) {
            server.connect("localhost", trusting()).close();
            assertFailure(Reason.TLS, () -> server.connect("elsewhere.example", trusting()))
                    .withMessageContaining("elsewhere.example");
        }
    }

    @Test
    void anybodyIsBelievedWhenNothingIsChecked() throws Exception {
        ServerTrust blind =
                new ServerTrust(ServerTrust.Checks.NONE, Optional.empty(), Optional.empty(), KnownServers.NONE);
        try (EchoServer server = new EchoServer("TLSv1.3")) {
            server.connect("elsewhere.example", blind).close();
        }
    }

    @Test
    void anEndWithoutCloseNotifyIsALostConnection() throws Exception {
        try (EchoServer server = new EchoServer("TLSv1.3");
                Wire wire = server.connect("127.0.0.1", trusting())) {
            server.cut();
            assertFailure(Reason.CONNECTION_LOST, () -> wire.in().readU8());
        }
    }

    /** The handshake's deadline ends with the handshake. */
    @Test
    void anOldDeadlineDoesNotEndALaterWait() throws Exception {
        FakeClock clock = new FakeClock();
        try (EchoServer server = new EchoServer("TLSv1.3");
                Wire wire = server.connect("127.0.0.1", trusting(), clock.seconds(15))) {
            clock.advance(Duration.ofSeconds(60));
            wire.setDeadline(clock.seconds(10));
            wire.out().writeU8(7);
            wire.out().flush();
            clock.advance(Duration.ofSeconds(60));
            assertThat(wire.in().awaitReadable(clock.seconds(10))).isTrue();
            wire.setDeadline(clock.seconds(10));
            assertThat(wire.in().readU8()).isEqualTo(7);
        }
    }

    @Test
    void authoritiesThatCannotBeReadAreNamed() throws Exception {
        ServerTrust missing = new ServerTrust(
                ServerTrust.Checks.ALL, Optional.of(Path.of("/no/such/file")), Optional.empty(), KnownServers.NONE);
        try (EchoServer server = new EchoServer("TLSv1.3")) {
            assertFailure(Reason.TLS, () -> server.connect("127.0.0.1", missing))
                    .withMessage("--tls-ca /no/such/file: no such file");
        }
    }

    @Test
    void aServerThatAnswersInTheClearDoesNotSpeakTls() throws Exception {
        assertThat(failureWith("RFB 003.008\n"))
                .isEqualTo("TLS TLS: the server does not speak it: its answer is no TLS");
    }

    @Test
    void aServerThatGoesWithoutAnAnswerMayNotSpeakTls() throws Exception {
        assertThat(failureWith("")).endsWith("; it may be a server without TLS");
    }

    /** Of TLS with a server that says something, and has gone when the client has said what it wants. */
    private static String failureWith(String greeting) throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Deadline deadline = Deadline.after(Duration.ofSeconds(20));
            try (Wire wire = Wire.over(
                            Connector.connect(new ServerAddress.Tcp("127.0.0.1", listener.getLocalPort()), deadline),
                            deadline);
                    Socket socket = listener.accept()) {
                socket.getOutputStream().write(greeting.getBytes(StandardCharsets.US_ASCII));
                socket.shutdownOutput();
                try {
                    Tls.verified(wire, "127.0.0.1", ServerTrust.DEFAULT, KnownServers.Key.CERTIFICATE);
                    return "none";
                } catch (RfbException e) {
                    return e.reason() + " " + e.getMessage();
                }
            }
        }
    }

    private static ServerTrust trusting() throws URISyntaxException {
        Path certificate = Path.of(java.util.Objects.requireNonNull(TlsTest.class.getResource("/tls/certificate.pem"))
                .toURI());
        return new ServerTrust(ServerTrust.Checks.ALL, Optional.of(certificate), Optional.empty(), KnownServers.NONE);
    }

    private static ServerTrust knowing(Acquaintances known) {
        return new ServerTrust(ServerTrust.Checks.ALL, Optional.empty(), Optional.empty(), known);
    }

    private static ServerTrust pinned(Fingerprint fingerprint) {
        return new ServerTrust(ServerTrust.Checks.ALL, Optional.empty(), Optional.of(fingerprint), KnownServers.NONE);
    }

    /** Echoes what each of its clients sends, within TLS. */
    private enum Clients {
        ANY,
        WITH_A_CERTIFICATE
    }

    private static final class EchoServer implements AutoCloseable {
        final Fingerprint fingerprint;
        private final SSLContext context;
        private final String version;
        private final Clients clients;
        private final ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        private volatile Socket last = new Socket();

        EchoServer(String version) throws IOException, GeneralSecurityException {
            this(version, Clients.ANY);
        }

        EchoServer(String version, Clients clients) throws IOException, GeneralSecurityException {
            this.version = version;
            this.clients = clients;
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = TlsTest.class.getResourceAsStream("/tls/server.p12")) {
                keys.load(in, PASSWORD);
            }
            fingerprint = Fingerprint.of(keys.getCertificate("server").getEncoded());
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD);
            context = SSLContext.getInstance("TLS");
            TrustManagerFactory trusting = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
            known.load(null, null);
            known.setCertificateEntry("client", keys.getCertificate("server"));
            trusting.init(known);
            context.init(managers.getKeyManagers(), trusting.getTrustManagers(), null);
            Thread thread = new Thread(this::serve, "tls echo server");
            thread.setDaemon(true);
            thread.start();
        }

        Wire connect(String host, ServerTrust trust) throws RfbException {
            return connect(host, trust, Deadline.after(Duration.ofSeconds(20)));
        }

        Wire connect(String host, ServerTrust trust, Deadline deadline) throws RfbException {
            ServerAddress address = new ServerAddress.Tcp("127.0.0.1", listener.getLocalPort());
            Wire wire = Wire.over(Connector.connect(address, deadline), deadline);
            try {
                return Tls.verified(wire, host, trust, KnownServers.Key.CERTIFICATE);
            } catch (RfbException e) {
                wire.close();
                throw e;
            }
        }

        /** Ends the connection beneath TLS. */
        void cut() throws IOException {
            last.close();
        }

        private void serve() {
            while (!listener.isClosed()) {
                try (Socket socket = listener.accept()) {
                    last = socket;
                    echo(socket);
                } catch (IOException e) {
                    last = new Socket();
                }
            }
        }

        private void echo(Socket socket) throws IOException {
            SSLSocket tls =
                    (SSLSocket) context.getSocketFactory().createSocket(socket, "127.0.0.1", socket.getPort(), false);
            tls.setUseClientMode(false);
            tls.setEnabledProtocols(new String[] {version});
            tls.setNeedClientAuth(clients == Clients.WITH_A_CERTIFICATE);
            tls.getInputStream().transferTo(tls.getOutputStream());
        }

        @Override
        public void close() throws IOException {
            listener.close();
            last.close();
        }
    }
}

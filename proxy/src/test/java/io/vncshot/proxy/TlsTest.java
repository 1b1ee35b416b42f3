package io.vncshot.proxy;

import io.vncshot.proxy.option.UsageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

@Timeout(60)
final class TlsTest {
    @TempDir
    Path folder;

    @Test
    void tlsAndPlainTextAreServedOnOnePort() throws Exception {
        TestCertificate certificate = new TestCertificate(folder, "localhost");
        try (TestTarget target = TestTarget.echo();
                TestProxy proxy = new TestProxy(target.address(), "--cert", pem(certificate))) {
            try (WebSocketClient client = connect(proxy, certificate.context(null))) {
                assertEchoes(client, "tls");
            }
            try (WebSocketClient client = proxy.connect()) {
                assertEchoes(client, "plain");
            }
        }
    }

    @Test
    void sslOnlyGivesPlainTextNothing() throws Exception {
        TestCertificate certificate = new TestCertificate(folder, "localhost");
        try (TestProxy proxy = new TestProxy("h:1", "--cert", pem(certificate), "--ssl-only");
                WebSocketClient client = proxy.connect()) {
            client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(US_ASCII));
            assertThat(client.hasEnded()).isTrue();
        }
    }

    @Test
    void aCertificateThatIsReplacedIsServedWithoutARestart() throws Exception {
        TestCertificate first = new TestCertificate(folder, "first");
        TestCertificate second = new TestCertificate(folder, "second");
        Path file = first.writePem(folder.resolve("cert.pem"));
        try (TestTarget target = TestTarget.echo();
                TestProxy proxy = new TestProxy(target.address(), "--cert", file.toString())) {
            try (WebSocketClient client = connect(proxy, first.context(null))) {
                assertEchoes(client, "1");
                Path renewed = second.writePem(folder.resolve("renewed.pem"));
                Files.move(renewed, file, StandardCopyOption.REPLACE_EXISTING);
                try (WebSocketClient next = connect(proxy, second.context(null))) {
                    assertEchoes(next, "2");
                }
                Files.writeString(file, "broken");
                try (WebSocketClient next = connect(proxy, second.context(null))) {
                    assertEchoes(next, "3");
                }
            }
        }
    }

    @Test
    void clientsWithoutAKnownCertificateAreRefused() throws Exception {
        TestCertificate server = new TestCertificate(folder, "localhost");
        TestCertificate alice = new TestCertificate(folder, "alice");
        TestCertificate mallory = new TestCertificate(folder, "mallory");
        Path authorities = alice.writePem(folder.resolve("ca.pem"));
        try (TestTarget target = TestTarget.echo();
                TestProxy proxy = new TestProxy(
                        target.address(),
                        "--cert",
                        pem(server),
                        "--ssl-only",
                        "--verify-client",
                        "--cafile",
                        authorities.toString(),
                        "--auth-plugin=ClientCertCNAuth",
                        "--auth-source=bob alice")) {
            try (WebSocketClient client = connect(proxy, server.context(alice))) {
                assertEchoes(client, "x");
            }
            for (TestCertificate shown : new TestCertificate[] {mallory, null}) {
                assertThatIOException().isThrownBy(() -> {
                    try (WebSocketClient client = connect(proxy, server.context(shown))) {
                        client.open("/", "");
                    }
                });
            }
            assertThat(target.connections).hasValue(1);
        }
    }

    @Test
    void aVerifiedCertificateOfAnotherNameIsForbiddenWhateverTheHeadersSay() throws Exception {
        TestCertificate server = new TestCertificate(folder, "localhost");
        TestCertificate alice = new TestCertificate(folder, "alice");
        Path authorities = alice.writePem(folder.resolve("ca.pem"));
        try (TestProxy proxy = new TestProxy(
                        "h:1",
                        "--cert",
                        pem(server),
                        "--verify-client",
                        "--cafile",
                        authorities.toString(),
                        "--auth-plugin=ClientCertCNAuth",
                        "--auth-source=bob");
                WebSocketClient client = connect(proxy, server.context(alice));
                WebSocketClient plain = proxy.connect()) {
            String forged = "SSL_CLIENT_S_DN_CN: bob\r\nssl-client-s-dn-cn: bob\r\n";
            assertThat(client.open("/", forged)).startsWith("HTTP/1.1 403 ");
            assertThat(plain.open("/", forged)).startsWith("HTTP/1.1 403 ");
        }
    }

    @Test
    void plainTextIsForbiddenWhereClientsAreVerified() throws Exception {
        TestCertificate certificate = new TestCertificate(folder, "localhost");
        try (TestTarget target = TestTarget.echo();
                TestProxy proxy = new TestProxy(target.address(), "--cert", pem(certificate), "--verify-client");
                WebSocketClient client = proxy.connect()) {
            assertThat(client.open("/", "")).startsWith("HTTP/1.1 403 ");
            assertThat(target.connections).hasValue(0);
        }
    }

    @Test
    void onlyTls13IsSpokenWhenAsked() throws Exception {
        TestCertificate certificate = new TestCertificate(folder, "localhost");
        try (TestProxy proxy = new TestProxy("h:1", "--cert", pem(certificate), "--ssl-version=tlsv1_3")) {
            try (SSLSocket socket = (SSLSocket) connect(proxy, certificate.context(null)).socket) {
                socket.setEnabledProtocols(new String[] {"TLSv1.2"});
                assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(socket::startHandshake);
            }
        }
    }

    @Test
    void theCiphersAreThoseOfTheList() throws Exception {
        TestCertificate certificate = new TestCertificate(folder, "localhost");
        try (TestProxy proxy = new TestProxy(
                        "h:1", "--cert", pem(certificate), "--ssl-ciphers=ECDHE-ECDSA-AES128-GCM-SHA256");
                SSLSocket socket = (SSLSocket) connect(proxy, certificate.context(null)).socket) {
            socket.startHandshake();
            assertThat(socket.getSession().getCipherSuite()).isEqualTo("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ECDHE+AESGCM:!ECDSA, TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "HIGH:!SHA:!aNULL, TLS_AES_128_GCM_SHA256, TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
        "TLS_AES_128_GCM_SHA256, TLS_AES_128_GCM_SHA256, TLS_AES_256_GCM_SHA384"
    })
    void cipherListsAreThoseOfOpenSsl(String list, String in, String out) {
        assertThat(io.vncshot.proxy.tls.Ciphers.parse(list)).contains(in).doesNotContain(out);
    }

    @Test
    void anUnknownCipherIsAMistake() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> ProxyOptions.parse("1", "h:1", "--ssl-ciphers=ROT13"))
                .withMessageContaining("ROT13");
    }

    @Test
    void aTargetWhoseCertificateIsNotTrustedGetsNothing() throws Exception {
        TestCertificate certificate = new TestCertificate(folder, "localhost");
        SSLContext context = certificate.context(certificate);
        try (TestTarget target = new TestTarget(socket -> {
                    SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, null, true);
                    tls.setUseClientMode(false);
                    return tls.getInputStream().readAllBytes();
                });
                TestProxy proxy = new TestProxy(target.address(), "--ssl-target");
                WebSocketClient client = proxy.connect()) {
            client.open("/", "", WebSocketClient.frame(0x82, (byte) 1));
            assertThat(client.readToClose()).isEqualTo("|1011");
            assertThat(target.result).failsWithin(java.time.Duration.ofSeconds(30));
        }
    }

    @Test
    void aTargetThatIsTrustedIsSpokenToByTlsBehindTheProxyHeader() throws Exception {
        TestCertificate certificate = new TestCertificate(folder, "localhost");
        SSLContext context = certificate.context(certificate);
        try (TrustedStore trusted = new TrustedStore(certificate.store);
                TestTarget target = new TestTarget(socket -> {
                    while (socket.getInputStream().read() != '\n') {}
                    SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, null, true);
                    tls.setUseClientMode(false);
                    tls.getInputStream().transferTo(tls.getOutputStream());
                    return new byte[0];
                });
                TestProxy proxy = new TestProxy(target.address(), "--ssl-target", "--send-proxy=v1");
                WebSocketClient client = proxy.connect()) {
            assertThat(trusted).isNotNull();
            assertEchoes(client, "through");
        }
    }

    @Test
    void aTrustedCertificateOfAnotherNameIsNotEnough() throws Exception {
        TestCertificate certificate = new TestCertificate(folder, "localhost");
        SSLContext context = certificate.context(certificate);
        try (TrustedStore trusted = new TrustedStore(certificate.store);
                ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.2"));
                TestProxy proxy = new TestProxy("127.0.0.2:" + listener.getLocalPort(), "--ssl-target");
                WebSocketClient client = proxy.connect()) {
            assertThat(trusted).isNotNull();
            client.open("/", "");
            try (SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(listener.accept(), null, true)) {
                tls.setUseClientMode(false);
                assertThatIOException().isThrownBy(() -> tls.getInputStream().read());
            }
            assertThat(client.readToClose()).isEqualTo("|1011");
        }
    }

    /** Makes a certificate one that this Java trusts. */
    private static final class TrustedStore implements AutoCloseable {
        private static final String[] NAMES = {
            "javax.net.ssl.trustStore", "javax.net.ssl.trustStorePassword", "javax.net.ssl.trustStoreType"
        };

        private final String[] before = new String[NAMES.length];

        TrustedStore(Path store) {
            String[] values = {store.toString(), "password", "PKCS12"};
            for (int i = 0; i < NAMES.length; i++) {
                before[i] = System.getProperty(NAMES[i], "");
                System.setProperty(NAMES[i], values[i]);
            }
        }

        @Override
        public void close() {
            for (int i = 0; i < NAMES.length; i++) {
                if (before[i].isEmpty()) {
                    System.clearProperty(NAMES[i]);
                } else {
                    System.setProperty(NAMES[i], before[i]);
                }
            }
        }
    }

    @Test
    void aMissingCertificateIsNamed() {
        assertThatIOException()
                .isThrownBy(() -> new TestProxy("h:1", "--cert", "/nowhere.pem"))
                .withMessage("/nowhere.pem: no such file");
    }

    @Test
    void aKeyWithoutACertificateIsNotServedAsPlainText() {
        assertThatIOException()
                .isThrownBy(() -> new TestProxy("h:1", "--key", "key.pem"))
                .withMessage("--key: needs a certificate; name it with --cert");
    }

    private String pem(TestCertificate certificate) throws Exception {
        return certificate.writePem(folder.resolve("server.pem")).toString();
    }

    private static WebSocketClient connect(TestProxy proxy, SSLContext context) throws IOException {
        Socket plain = TestProxy.connect("127.0.0.1", proxy.port());
        return new WebSocketClient(context.getSocketFactory().createSocket(plain, "localhost", proxy.port(), true));
    }

    private static void assertEchoes(WebSocketClient client, String text) throws IOException {
        assertThat(client.open("/", "")).startsWith("HTTP/1.1 101 ");
        client.sendFrame(0x82, text.getBytes(US_ASCII));
        assertThat(client.readFrame().text()).isEqualTo(text);
        client.sendFrame(0x88, Hex.bytes("03e8"));
        assertThat(client.readToClose()).isEqualTo("|1000");
    }
}

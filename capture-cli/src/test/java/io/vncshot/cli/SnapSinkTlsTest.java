package io.vncshot.cli;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Pictures go to a server with the right certificate, and to no other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SnapSinkTlsTest {
    private static final String PASSWORD = "changeit";

    private final AtomicInteger bytes = new AtomicInteger();
    private HttpsServer server;
    private Path authority;
    private ProgramHarness program;

    @TempDir
    private Path folder;

    @BeforeAll
    void startServer(@TempDir Path keys) throws Exception {
        Path store = keys.resolve("keys.p12");
        keytool(store, "-genkeypair", "-keyalg", "EC", "-dname", "CN=store", "-ext", "san=ip:127.0.0.1");
        authority = keys.resolve("authority.pem");
        keytool(store, "-exportcert", "-rfc", "-file", authority.toString());
        KeyStore keyStore = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keyStore.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keyStore, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            bytes.addAndGet(exchange.getRequestBody().readAllBytes().length);
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    void stopServer() {
        if (server != null) {
            server.stop(0);
        }
    }

    @BeforeEach
    void forget() {
        bytes.set(0);
        program = new ProgramHarness(folder);
    }

    @Test
    void certificateOfATrustedAuthorityIsTaken() {
        assertThat(snap("127.0.0.1", "--sink-ca", authority.toString()))
                .as(program.err())
                .isZero();
        assertThat(bytes.get()).isGreaterThan(1000);
    }

    @Test
    void bundleOfAwsToolsIsTakenToo() {
        program.environment.put("AWS_CA_BUNDLE", authority.toString());
        assertThat(snap("127.0.0.1")).as(program.err()).isZero();
    }

    @Test
    void certificateThatNobodyTrustsIsRefused() {
        assertThat(snap("127.0.0.1", "--retries", "2")).isEqualTo(4);
        assertThat(program.err()).hasLineCount(1).contains("TLS: ");
        assertThat(bytes.get()).isZero();
    }

    @Test
    void certificateOfAnotherHostIsRefused() {
        assertThat(snap("localhost", "--sink-ca", authority.toString())).isEqualTo(4);
        assertThat(bytes.get()).isZero();
    }

    @Test
    void fileWithoutCertificatesIsRefusedBeforeConnecting() throws IOException {
        Files.writeString(folder.resolve("empty.pem"), "");
        assertThat(snap("127.0.0.1", "--sink-ca", "empty.pem")).isEqualTo(2);
        assertThat(program.err()).hasLineCount(1).contains("holds no certificate");
    }

    private int snap(String host, String... words) {
        List<String> all = new ArrayList<>(List.of("-s", "demo:", "snap"));
        all.addAll(List.of(words));
        all.add("https://" + host + ":" + server.getAddress().getPort() + "/a.png");
        return program.run(all.toArray(String[]::new));
    }

    private static void keytool(Path store, String... words) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        line.addAll(List.of(words));
        line.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD, "-alias", "store"));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}

package io.vncshot.interop;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** VeNCrypt as real servers speak it: what it lets through, and what it keeps out. */
class SecurityTypesTest {
    private static final Command.Result SILENT_SUCCESS = new Command.Result(0, "", "");
    private static final String PASSWORD = "s3cret!";
    private static final int AUTHENTICATION = 3;
    private static final int TLS = 4;
    private static final int CONNECTION_LOST = 11;
    private static final int PROTOCOL = 20;

    /** An authority, and a certificate of a server and one of a client. */
    private static final String MAKE_CERTIFICATES = """
            openssl req -x509 -newkey rsa:2048 -nodes -keyout ca-key.pem -out ca-cert.pem -days 2 -subj /CN=ca 2>/dev/null
            echo subjectAltName=IP:127.0.0.1 >names
            for side in server client; do
                openssl req -newkey rsa:2048 -nodes -keyout $side-key.pem -out request -subj /CN=$side 2>/dev/null
                openssl x509 -req -in request -CA ca-cert.pem -CAkey ca-key.pem -CAcreateserial -days 2 \\
                    -extfile names -out $side-cert.pem 2>/dev/null
            done
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"x509-vnc", "x509-none", "tls-vnc", "tls-none", "vnc-authentication"})
    void everyTypeOfTigerVncShowsTheScreen(String type) {
        try (VncServer server = tigerVnc()) {
            Command.Result result = Vncshot.in(folder, server.port())
                    .withPassword(PASSWORD)
                    .withOptions("--security-types", type, "--tls-ca", certificate("ca.pem"))
                    .run("capture", "screen.png");
            assertThat(result).isEqualTo(SILENT_SUCCESS);
            assertThat(Picture.read(folder.resolve("screen.png")).differenceFrom(server.truth()))
                    .isEmpty();
        }
    }

    @Test
    void theStrongestTypeIsTakenAndItsCertificateChecked() {
        try (VncServer server = tigerVnc()) {
            Vncshot vncshot = Vncshot.in(folder, server.port()).withPassword(PASSWORD);
            Command.Result trusted =
                    vncshot.withOptions("-v", "--tls-ca", certificate("ca.pem")).run("capture", "a.png");
            assertThat(trusted.errors()).contains("security X509Vnc");
            Command.Result unknown = vncshot.run("capture", "b.png");
            assertThat(unknown.exitStatus()).isEqualTo(TLS);
            assertThat(unknown.errors()).contains("is not trusted", "--tls-fingerprint", "--tls-ca");
            assertThat(folder.resolve("b.png")).doesNotExist();
        }
    }

    @Test
    void anUnsignedCertificateIsRecordedAtItsFirstUseIfTheUserSaysSo() throws IOException {
        Path known = folder.resolve("known");
        try (VncServer server = tigerVnc()) {
            Vncshot vncshot = Vncshot.in(folder, server.port())
                    .withPassword(PASSWORD)
                    .withOptions("--known-hosts", known.toString());
            Command.Result first = vncshot.withOptions("--first-use", "all").run("capture", "a.png");
            assertThat(first.exitStatus()).isZero();
            assertThat(first.errors()).contains("is trusted at its first use, and recorded in " + known);
            assertThat(known).content().startsWith("127.0.0.1:" + server.port() + " x509 ");
            assertThat(vncshot.run("capture", "b.png")).isEqualTo(SILENT_SUCCESS);

            Files.writeString(known, "127.0.0.1:" + server.port() + " x509 " + "0".repeat(64) + "\n");
            Command.Result changed = vncshot.withOptions("--first-use", "all").run("capture", "c.png");
            assertThat(changed.exitStatus()).isEqualTo(TLS);
            assertThat(changed.errors()).contains("has changed", "0".repeat(64), known + " line 1");
            assertThat(folder.resolve("c.png")).doesNotExist();
        }
    }

    @Test
    void aWrongPasswordIsAnAuthenticationFailureWithinTlsToo() {
        try (VncServer server = tigerVnc()) {
            Command.Result result = Vncshot.in(folder, server.port())
                    .withPassword("wrong")
                    .withOptions("--tls-ca", certificate("ca.pem"))
                    .run("capture", "a.png");
            assertThat(result.exitStatus()).isEqualTo(AUTHENTICATION);
            assertThat(folder.resolve("a.png")).doesNotExist();
        }
    }

    @Test
    void whatIsTooWeakIsNotTaken() {
        try (VncServer server = tigerVnc("-SecurityTypes", "TLSVnc,VncAuth")) {
            Vncshot vncshot = Vncshot.in(folder, server.port()).withPassword(PASSWORD);
            assertThat(vncshot.withOptions("--min-security", "verified")
                            .run("capture", "a.png")
                            .exitStatus())
                    .isEqualTo(PROTOCOL);
            Command.Result leave = vncshot.withOptions("-v", "--insecure").run("capture", "b.png");
            assertThat(leave.errors()).contains("security TLSVnc");
            Command.Result none = vncshot.withOptions("-v").run("capture", "c.png");
            assertThat(none.errors()).contains("security VNC Authentication");
        }
    }

    @Test
    void x11vncsVeNCryptShowsTheScreen() {
        ServerSetup setup = ServerSetup.of(ServerKind.X11VNC)
                .withArguments("-ssl", certificate("server-both.pem"), "-vencrypt", "force");
        try (VncServer server = VncServer.start(setup)) {
            Command.Result result = Vncshot.in(folder, server.port())
                    .withOptions("--min-security", "verified", "--tls-ca", certificate("ca.pem"))
                    .run("capture", "screen.png");
            assertThat(result).isEqualTo(SILENT_SUCCESS);
            assertThat(Picture.read(folder.resolve("screen.png")).differenceFrom(server.truth()))
                    .isEmpty();
        }
    }

    /** It is silent until TLS has begun, so the harness, which waits for a version, has another one beside it. */
    @Test
    void tlsAroundEverythingIsSpoken() {
        int port = VncPort.free();
        try (XVncServer server = XVncServer.start(ServerSetup.of(ServerKind.X11VNC));
                Daemon wrapped = Daemon.start(x11vncWithTls(server.screen().name(), port), Map.of())) {
            TimeLimit limit = TimeLimit.seconds(20);
            while (Listeners.of(port).isEmpty()) {
                wrapped.pauseWhileAlive();
                limit.check("x11vnc -ssl");
            }
            Vncshot vncshot = Vncshot.in(folder, "vncs://127.0.0.1:" + port);
            // A client that has not begun TLS after 1.4 s is one without, to x11vnc: this machine may be that busy.
            Command.Result result = capture(vncshot);
            for (int attempt = 2; attempt <= 5 && result.exitStatus() == CONNECTION_LOST; attempt++) {
                result = capture(vncshot);
            }
            assertThat(result).isEqualTo(SILENT_SUCCESS);
            assertThat(Picture.read(folder.resolve("screen.png")).differenceFrom(server.truth()))
                    .isEmpty();
        }
    }

    /** QEMU with verify-peer, as libvirt's {@code vnc_tls_x509_verify} has it. */
    @Test
    void aServerThatVerifiesItsClientsSeesTheCertificate() {
        Requirements.require(List.of("qemu-system-x86_64", "openssl"));
        new Command(List.of("sh", "-ec", MAKE_CERTIFICATES), folder, Map.of()).runSuccessfully();
        ServerSetup setup = ServerSetup.of(ServerKind.QEMU)
                .withArguments("-object", "tls-creds-x509,id=tls,endpoint=server,verify-peer=on,dir=" + folder);
        try (QemuMachine server = QemuMachine.start(setup, ",tls-creds=tls", Map.of())) {
            Vncshot vncshot = Vncshot.in(folder, server.port()).withOptions("--tls-ca", folder + "/ca-cert.pem");
            Command.Result shown = vncshot.withOptions("--tls-cert", "client-cert.pem", "--tls-key", "client-key.pem")
                    .run("capture", "screen.png");
            assertThat(shown).isEqualTo(SILENT_SUCCESS);
            assertThat(Picture.read(folder.resolve("screen.png")).differenceFrom(server.truth()))
                    .isEmpty();
            Command.Result without = vncshot.run("capture", "none.png");
            assertThat(without.exitStatus()).as(without.errors()).isIn(TLS, CONNECTION_LOST);
            assertThat(folder.resolve("none.png")).doesNotExist();
        }
    }

    private static Command.Result capture(Vncshot vncshot) {
        return vncshot.withOptions("--tls-ca", certificate("ca.pem")).run("capture", "screen.png");
    }

    private static List<String> x11vncWithTls(String display, int port) {
        return List.of(
                "x11vnc",
                "-display",
                display,
                "-rfbport",
                "" + port,
                "-localhost",
                "-forever",
                "-shared",
                "-nopw",
                "-ssl",
                certificate("server-both.pem"));
    }

    /** TLS of the proxy outside, VeNCrypt's inside. */
    @ParameterizedTest
    @ValueSource(strings = {"ws", "wss"})
    void aWebSocketOfOurProxyShowsTheScreen(String scheme) {
        try (VncServer server = tigerVnc();
                Websockify proxy = Websockify.to(
                        server.port(), "--cert", certificate("server.pem"), "--key", certificate("server-key.pem"))) {
            Command.Result result = Vncshot.in(folder, scheme + "://127.0.0.1:" + proxy.port() + "/websockify")
                    .withPassword(PASSWORD)
                    .withOptions("--tls-ca", certificate("ca.pem"))
                    .run("capture", "screen.png");
            assertThat(result).isEqualTo(SILENT_SUCCESS);
            assertThat(Picture.read(folder.resolve("screen.png")).differenceFrom(server.truth()))
                    .isEmpty();
        }
    }

    private static VncServer tigerVnc() {
        return tigerVnc("-SecurityTypes", "TLSNone,TLSVnc,X509None,X509Vnc,VncAuth");
    }

    private static VncServer tigerVnc(String... securityTypes) {
        return VncServer.start(ServerSetup.of(ServerKind.TIGERVNC)
                .withPassword(PASSWORD)
                .withArguments(
                        securityTypes[0],
                        securityTypes[1],
                        "-X509Cert",
                        certificate("server.pem"),
                        "-X509Key",
                        certificate("server-key.pem")));
    }

    static String certificate(String name) {
        try {
            return Path.of(Objects.requireNonNull(SecurityTypesTest.class.getResource("/tls/" + name))
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}

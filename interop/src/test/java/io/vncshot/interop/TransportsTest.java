package io.vncshot.interop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Ways to a server through real programs: ssh, proxies, and servers that connect to us. */
@Timeout(120)
class TransportsTest {
    private static final long TELL_AGAIN_NANOS = 4_000_000_000L;

    private static final Command.Result SILENT_SUCCESS = new Command.Result(0, "", "");

    @TempDir
    private Path folder;

    @Test
    void sshCarriesTheConnection() throws IOException {
        Requirements.require(List.of("ssh", "ssh-keygen", "../sbin/sshd"));
        int port = freePort();
        try (VncServer server = VncServer.start(ServerSetup.of(ServerKind.TIGHTVNC));
                Daemon daemon = sshd(port)) {
            awaitPort(port, daemon);
            String path = pathWithSsh();
            Command.Result result = Vncshot.in(folder, server.port())
                    .withOptions("--via", "gateway")
                    .withVariable("PATH", path)
                    .run("capture", "a.png");
            assertThat(result).isEqualTo(SILENT_SUCCESS);
            assertShows(server, "a.png");
            assertRecorderGoesThroughSsh(server, path);
        }
    }

    private void assertRecorderGoesThroughSsh(VncServer server, String path) {
        String script = folder.resolve("session.vdo").toString();
        try (Daemon recorder = Vncshot.start(
                Map.of("PATH", path),
                "record",
                "-s",
                "127.0.0.1::" + server.port(),
                "--via",
                "gateway",
                "--listen",
                "0",
                "--one-shot",
                script)) {
            String here = RecordTest.recorderAddress(recorder);
            Command.Result result = Vncshot.in(folder, here).run("key", "a", "capture", "b.png");
            assertThat(result).isEqualTo(SILENT_SUCCESS);
            assertShows(server, "b.png");
            Awaitility.await().untilAsserted(() -> assertThat(recorder.log()).contains("actions in " + script));
        }
        assertThat(Path.of(script)).content().contains("keyup a");
    }

    /** With an ssh that knows the gateway. */
    private String pathWithSsh() throws IOException {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        script(bin.resolve("ssh"), "exec /usr/bin/ssh -F " + folder.resolve("config") + " \"$@\"");
        return bin + ":" + System.getenv("PATH");
    }

    @Test
    void aProxyOfSocksCarriesTheConnection() throws IOException {
        Requirements.require(List.of("microsocks"));
        int port = freePort();
        List<String> words = List.of("microsocks", "-i", "127.0.0.1", "-p", "" + port, "-u", "ana", "-P", "secret");
        try (VncServer server = VncServer.start(ServerSetup.of(ServerKind.TIGHTVNC));
                Daemon daemon = Daemon.start(words, Map.of())) {
            awaitPort(port, daemon);
            // 0.0.0.0 is this machine, but not by a name that would go around the proxy.
            Vncshot vncshot = Vncshot.in(folder, "0.0.0.0::" + server.port());
            Command.Result result = vncshot.withVariable("ALL_PROXY", "socks5://ana:secret@127.0.0.1:" + port)
                    .run("capture", "a.png");
            assertThat(result).isEqualTo(SILENT_SUCCESS);
            assertShows(server, "a.png");
            Command.Result wrong = vncshot.withVariable("ALL_PROXY", "socks5://ana:wrong@127.0.0.1:" + port)
                    .run("capture", "b.png");
            assertThat(wrong.exitStatus()).isEqualTo(3);
            assertThat(wrong.errors()).contains("the proxy refuses the login");
        }
    }

    @Test
    void aProxyOfHttpCarriesTheConnection() throws IOException {
        Requirements.require(List.of("tinyproxy"));
        int port = freePort();
        Path configuration = Files.writeString(
                folder.resolve("tinyproxy.conf"),
                "Port " + port + "\nListen 127.0.0.1\nAllow 127.0.0.1\nMaxClients 10\nLogLevel Error\n");
        try (VncServer server = VncServer.start(ServerSetup.of(ServerKind.TIGHTVNC));
                Daemon daemon = Daemon.start(List.of("tinyproxy", "-d", "-c", configuration.toString()), Map.of())) {
            awaitPort(port, daemon);
            Command.Result result = Vncshot.in(folder, "0.0.0.0::" + server.port())
                    .withVariable("ALL_PROXY", "http://127.0.0.1:" + port)
                    .run("capture", "a.png");
            assertThat(result).isEqualTo(SILENT_SUCCESS);
            assertShows(server, "a.png");
        }
    }

    @Test
    void x11vncConnectsToUs() throws IOException {
        assertConnectsToUs(ServerKind.X11VNC, List.of("x11vnc", "-remote", "connect:127.0.0.1:PORT"));
    }

    @Test
    void xtightvncConnectsToUs() throws IOException {
        Requirements.require(List.of("tightvncconnect"));
        assertConnectsToUs(ServerKind.TIGHTVNC, List.of("tightvncconnect", "127.0.0.1:PORT"));
    }

    @Test
    void xtigervncConnectsToUs() throws IOException {
        Requirements.require(List.of("tigervncconfig"));
        assertConnectsToUs(ServerKind.TIGERVNC, List.of("tigervncconfig", "-connect", "127.0.0.1:PORT"));
    }

    /** @param program tells the server, and is given its display */
    private void assertConnectsToUs(ServerKind kind, List<String> program) throws IOException {
        int port = freePort();
        try (XVncServer server = XVncServer.start(ServerSetup.of(kind))) {
            List<String> words = new ArrayList<>(
                    List.of(program.get(0), "-display", server.screen().name()));
            for (String word : program.subList(1, program.size())) {
                words.add(word.replace("PORT", "" + port));
            }
            Thread teller = new Thread(() -> tell(words, port), "teller");
            teller.setDaemon(true);
            teller.start();
            Command.Result result = Vncshot.in(folder, "unused")
                    .withOptions("--listen=127.0.0.1:" + port, "-t", "40")
                    .run("capture", "a.png");
            assertThat(result).isEqualTo(SILENT_SUCCESS);
            assertShows(server, "a.png");
        }
    }

    /**
     * While we listen, by the kernel's table: a connection to look would be taken for the server's. More than once, since
     * x11vnc may not heed the first word.
     */
    private static void tell(List<String> words, int port) {
        TimeLimit limit = TimeLimit.seconds(30);
        while (limit.remainingMillis() > 0) {
            if (!Listeners.of(port).isEmpty()) {
                new Command(words, Path.of("."), Map.of()).run();
                LockSupport.parkNanos(TELL_AGAIN_NANOS);
            }
        }
    }

    private Daemon sshd(int port) throws IOException {
        Path hostKey = key("host");
        Path userKey = key("user");
        Path keys = Files.copy(userKey.resolveSibling("user.pub"), folder.resolve("authorized_keys"));
        Path configuration = Files.writeString(
                folder.resolve("sshd_config"),
                "ListenAddress 127.0.0.1:" + port + "\nHostKey " + hostKey + "\nAuthorizedKeysFile " + keys
                        + "\nStrictModes no\nUsePAM no\nPidFile none\nPermitRootLogin yes\nAllowTcpForwarding yes\n");
        Files.writeString(
                folder.resolve("config"),
                "Host gateway\nHostName 127.0.0.1\nPort " + port + "\nIdentityFile " + userKey
                        + "\nIdentitiesOnly yes\nBatchMode yes\nStrictHostKeyChecking no\nLogLevel ERROR\n"
                        + "UserKnownHostsFile /dev/null\n");
        Files.createDirectories(Path.of("/run/sshd"));
        return Daemon.start(List.of("/usr/sbin/sshd", "-D", "-e", "-f", configuration.toString()), Map.of());
    }

    private Path key(String name) {
        Path file = folder.resolve(name);
        new Command(List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString()), folder, Map.of())
                .runSuccessfully();
        return file;
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void assertShows(VncServer server, String file) {
        assertThat(Picture.read(folder.resolve(file)).differenceFrom(server.truth()))
                .isEmpty();
    }

    private static void awaitPort(int port, Daemon daemon) {
        TimeLimit limit = TimeLimit.seconds(20);
        while (limit.remainingMillis() > 0) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.isConnected()).isTrue();
                return;
            } catch (IOException notYet) {
                daemon.pauseWhileAlive();
            }
        }
        throw new AssertionError("nobody listens on port " + port + ": " + daemon.log());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

package io.vncshot.proxy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

/** The program behind a super-server, which a few lines of Perl stand for. */
@Timeout(60)
final class InheritedSocketTest {
    /** Listens on socket $kind, makes it descriptor $number with $flags set, and becomes the command. */
    private static final String SUPER_SERVER = """
            use Socket; use POSIX; use Fcntl;
            my ($kind, $number, $nonblock) = splice(@ARGV, 0, 3);
            my $unix = $kind ne 'inet';
            socket(S, $unix ? PF_UNIX : PF_INET, SOCK_STREAM, 0) or die;
            bind(S, $unix ? sockaddr_un($kind) : sockaddr_in(0, INADDR_LOOPBACK)) or die;
            listen(S, 10) or die;
            $| = 1;
            print $unix ? "0\\n" : (sockaddr_in(getsockname(S)))[0] . "\\n";
            fcntl(S, F_SETFL, $nonblock ? O_NONBLOCK : 0) or die;
            POSIX::dup2(fileno(S), $number) unless fileno(S) == $number;
            fcntl(S, F_SETFD, 0) if fileno(S) == $number;
            if ($number == 3) { $ENV{LISTEN_PID} = $$; $ENV{LISTEN_FDS} = 1; }
            exec @ARGV;
            """;

    @TempDir
    Path folder;

    private final List<String> javaOptions = new ArrayList<>();
    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void endProcesses() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void standardInputIsTheListeningSocket() throws Exception {
        try (TestTarget target = TestTarget.echo()) {
            assertEchoes(port(start("inet", 0, 0, "--inetd", target.address())));
        }
    }

    @Test
    void javasOwnSocketsTakeStandardInputToo() throws Exception {
        javaOptions.add("-Dio.netty.transport.noNative=true");
        try (TestTarget target = TestTarget.echo()) {
            Process proxy = start("inet", 0, 0, "--inetd", target.address());
            assertEchoes(port(proxy));
            assertThat(proxy.errorReader(US_ASCII).readLine()).endsWith("(NIO)");
        }
    }

    @Test
    void aSocketOfSystemdIsTakenWithoutAnOption() throws Exception {
        try (TestTarget target = TestTarget.echo()) {
            assertEchoes(port(start("inet", 3, 1, target.address())));
        }
    }

    @Test
    void aUnixSocketIsTakenAndItsFileStays() throws Exception {
        Path path = folder.resolve("s");
        Process proxy = start(path.toString(), 3, 1, "h:1");
        assertThat(port(proxy)).isZero();
        try (SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            client.connect(UnixDomainSocketAddress.of(path));
            client.write(ByteBuffer.wrap("GET / HTTP/1.0\r\n\r\n".getBytes(US_ASCII)));
            ByteBuffer answer = ByteBuffer.allocate(12);
            while (answer.hasRemaining() && client.read(answer) >= 0) {}
            assertThat(new String(answer.array(), US_ASCII)).isEqualTo("HTTP/1.1 200");
        }
        proxy.destroy();
        assertThat(proxy.waitFor()).isZero();
        assertThat(path).exists();
    }

    @Test
    void aSocketThatBlocksIsRefusedWithTheRemedy() throws Exception {
        Process proxy = start("inet", 3, 0, "h:1");
        port(proxy);
        assertThat(errors(proxy)).contains("descriptor 3: blocks; set NonBlocking=true");
        assertThat(proxy.waitFor()).isEqualTo(1);
    }

    @Test
    void standardInputThatIsNoSocketIsRefused() throws Exception {
        Process proxy = start("inet", 5, 0, "--inetd", "h:1");
        port(proxy);
        assertThat(errors(proxy)).contains("descriptor 0: is no listening socket");
        assertThat(proxy.waitFor()).isEqualTo(1);
    }

    private Process start(String kind, int descriptor, int nonBlocking, String... arguments) throws IOException {
        String perl = InstalledProgram.require("/usr/bin/perl");
        List<String> command = new ArrayList<>(List.of(perl, "-e", SUPER_SERVER, kind));
        command.add(Integer.toString(descriptor));
        command.add(Integer.toString(nonBlocking));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).start();
        processes.add(process);
        return process;
    }

    private static int port(Process proxy) throws IOException {
        return Integer.parseInt(new BufferedReader(new InputStreamReader(proxy.getInputStream(), US_ASCII)).readLine());
    }

    private static String errors(Process proxy) throws IOException {
        return new String(proxy.getErrorStream().readAllBytes(), US_ASCII);
    }

    private static void assertEchoes(int port) throws IOException {
        for (int i = 0; i < 2; i++) {
            try (WebSocketClient client = new WebSocketClient(TestProxy.connect("127.0.0.1", port))) {
                assertThat(client.open("/", "")).startsWith("HTTP/1.1 101 ");
                client.sendFrame(0x82, (byte) 'x');
                assertThat(client.readFrame().text()).isEqualTo("x");
            }
        }
    }
}

package io.vncshot.cli;

import io.vncshot.rfb.transport.ServerAddress;
import io.vncshot.testserver.demo.DemoServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** From the options to the way a connection takes. */
class ServerRouteTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "127.1.2.3", "[::1]", "LOCALHOST"})
    void noProxyIsAskedForThisMachine(String host) throws IOException {
        ProgramHarness program = new ProgramHarness(folder);
        program.environment.put("ALL_PROXY", "socks4://no-such-kind");
        int status = program.run("-s", host + "::" + freePort(), "--connect-timeout", "1", "capture", "a.png");
        assertThat(status).isEqualTo(10);
        assertThat(program.err()).contains("cannot connect: ");
    }

    @Test
    void aProxyThatCannotBeEndsTheRunBeforeAnythingIsSent() {
        ProgramHarness program = new ProgramHarness(folder);
        program.environment.put("ALL_PROXY", "socks4://secret@x");
        assertThat(program.run("-s", "10.0.0.1", "capture", "a.png")).isEqualTo(2);
        assertThat(program.err())
                .contains("ALL_PROXY: a proxy of \"socks4://\"")
                .doesNotContain("secret");
    }

    @Test
    void aProxyThatIsNotThereIsNotConnected() throws IOException {
        ProgramHarness program = new ProgramHarness(folder);
        int port = freePort();
        program.environment.put("ALL_PROXY", "socks5://127.0.0.1:" + port);
        assertThat(program.run("-s", "10.0.0.1", "capture", "a.png")).isEqualTo(10);
        assertThat(program.err())
                .contains("10.0.0.1::5900: the proxy 127.0.0.1::" + port + ": cannot connect: connection refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-oProxyCommand=x", "", "a b"})
    void whatSshWouldTakeForAnOptionIsNoHost(String host) {
        ProgramHarness program = new ProgramHarness(folder);
        assertThat(program.run("--via=" + host, "capture", "a.png")).isEqualTo(2);
        assertThat(program.err()).contains("must be a host for ssh");
    }

    @Test
    void sshCannotReachASocketFile() {
        ProgramHarness program = new ProgramHarness(folder);
        assertThat(program.run("-s", "/run/x", "--via", "h", "capture", "a.png"))
                .isEqualTo(2);
        assertThat(program.err()).contains("--via h: ssh reaches servers by TCP only, and this one is unix:/run/x");
    }

    /** A process of its own: where a program is found is settled by the environment that it starts with. */
    @Test
    void sshCarriesTheConnection() throws Exception {
        Path work = Files.createDirectory(folder.resolve("work"));
        Path ssh = folder.resolve("ssh");
        Files.writeString(ssh, """
                #!/bin/sh
                echo "$@" >>"$(dirname "$0")/words"
                exec perl -MIO::Socket::INET -e '
                    my $s = IO::Socket::INET->new(PeerAddr => $ARGV[0]) or exit 255;
                    if (!fork) { while (sysread(STDIN, my $b, 65536)) { syswrite($s, $b) } exit }
                    while (sysread($s, my $b, 65536)) { syswrite(STDOUT, $b) }' "$3"
                """);
        assertThat(ssh.toFile().setExecutable(true)).isTrue();
        try (DemoServer demo = DemoServer.start(InetAddress.getLoopbackAddress(), 0, Clock.systemUTC())) {
            int status = new ChildProcess(work)
                    .run(
                            "PATH=$PWD/..:$PATH; export PATH; exec \"$@\"",
                            "-s",
                            "127.0.0.1::" + demo.port(),
                            "--via",
                            "me@gateway",
                            "capture",
                            "a.png");
            assertThat(status).isZero();
            assertThat(Files.readString(folder.resolve("words")))
                    .isEqualTo("-T -W 127.0.0.1:" + demo.port() + " -- me@gateway\n");
            assertThat(work.resolve("a.png")).isNotEmptyFile();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--listen=0", "--listen=x", "--listen=::1:5500", "--listen=65536"})
    void aPlaceToWaitAtIsAPort(String option) {
        ProgramHarness program = new ProgramHarness(folder);
        assertThat(program.run(option, "capture", "a.png")).isEqualTo(2);
        assertThat(program.err()).contains("must be a port, or an address and a port");
    }

    @Test
    void thePortOfListenAfterASpaceIsRefusedByNamingTheFormThatWorks() {
        ProgramHarness program = new ProgramHarness(folder);
        assertThat(program.run("--listen", "5500", "capture", "a.png")).isEqualTo(2);
        assertThat(program.err()).isEqualTo("vncshot: --listen 5500: its port is joined by =, as in --listen=5500\n");
    }

    @Test
    void whoWaitsForAServerWaitsByTheTimeout() throws IOException {
        ProgramHarness program = new ProgramHarness(folder);
        int port = freePort();
        int status = program.run("--listen=127.0.0.1:" + port, "-t", "0.2", "capture", "a.png");
        assertThat(status).isEqualTo(40);
        assertThat(program.err()).contains("listening on 127.0.0.1:" + port + ": ");
        assertThat(ServerAddress.Listen.DEFAULT_PORT).isEqualTo(5500);
    }

    /** One that nobody listens on. */
    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}

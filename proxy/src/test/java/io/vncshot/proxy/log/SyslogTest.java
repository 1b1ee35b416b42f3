package io.vncshot.proxy.log;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

final class SyslogTest {
    private static final SyslogFormat.Source SOURCE = new SyslogFormat.Source(SyslogFormat.Facility.DAEMON, "host", 7);

    @TempDir
    Path folder;

    @Test
    void aLineIsADatagram() throws Exception {
        try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(30_000);
            Syslog syslog = Syslog.open("127.0.0.1:" + server.getLocalPort(), SyslogFormat.RFC_5424, SOURCE);
            syslog.write(Level.WARN, "hello");
            DatagramPacket packet = new DatagramPacket(new byte[1000], 1000);
            server.receive(packet);
            assertThat(new String(packet.getData(), 0, packet.getLength(), UTF_8))
                    .matches("<28>1 \\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z host websockify 7 - - hello");
        }
    }

    @Test
    void aPathIsASocketOfDatagramsWhoseReaderMayGo() throws Exception {
        assumeTrue(Epoll.isAvailable(), "needs epoll");
        Path path = folder.resolve("log");
        Socket server = Socket.newSocketDomainDgram();
        server.bind(new DomainSocketAddress(path.toFile()));
        Syslog syslog = Syslog.open(path.toString(), SyslogFormat.RFC_5424, SOURCE);
        syslog.write(Level.INFO, "hello");
        ByteBuffer datagram = ByteBuffer.allocateDirect(1000);
        int length = server.read(datagram, 0, 1000);
        byte[] bytes = new byte[length];
        datagram.get(bytes);
        assertThat(new String(bytes, UTF_8)).startsWith("<30>1 ").endsWith(" hello");
        server.close();
        syslog.write(Level.INFO, "lost");
    }

    @Test
    void aSocketThatIsNotThereIsNamed() {
        String path = folder.resolve("none").toString();
        assertThatIOException()
                .isThrownBy(() -> Syslog.open(path, SyslogFormat.LEGACY, SOURCE))
                .withMessage("--syslog " + path + ": cannot be reached: no such socket");
    }

    @Test
    void theLegacyFormatIsThatOfRfc3164() throws IOException {
        long time = 1762001523007L - TimeZone.getDefault().getOffset(1762001523007L);
        assertThat(SyslogFormat.LEGACY.format(SOURCE, Level.ERROR, time, "hello"))
                .isEqualTo("<27>Nov  1 12:52:03 host websockify[7]: hello");
    }
}

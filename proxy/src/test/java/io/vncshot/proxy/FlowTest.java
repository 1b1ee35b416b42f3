package io.vncshot.proxy;

import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** What is held for a peer that does not keep up. */
@Timeout(60)
final class FlowTest {
    private static final int SIZE = 64 << 20;

    /** Native epoll reads to the end once a peer has ended: no more than its socket's receive buffer holds. */
    private static final long BOUND = 12 << 20;

    @Test
    void aTargetThatEndsAheadOfASlowClientIsHeldInTheSocketsBuffersAlone() throws Exception {
        AtomicLong sent = new AtomicLong();
        try (TestTarget target = new TestTarget(socket -> {
                    byte[] piece = new byte[65536];
                    OutputStream out = socket.getOutputStream();
                    while (sent.get() < SIZE) {
                        out.write(piece);
                        sent.addAndGet(piece.length);
                    }
                    socket.shutdownOutput();
                    return socket.getInputStream().readAllBytes();
                });
                TestProxy proxy = new TestProxy(target.address());
                WebSocketClient client = proxy.open()) {
            long got = 0;
            long most = 0;
            WebSocketClient.Frame frame = client.readFrame();
            for (; frame.opcode() == 2; frame = client.readFrame()) {
                got += frame.payload().length;
                most = Math.max(most, proxy.usedMemory());
            }
            assertThat(got).isEqualTo(SIZE);
            assertThat(frame.closeCode()).isEqualTo(1000);
            assertThat(most).isLessThan(BOUND);
            client.sendFrame(0x88, Hex.bytes("03e8"));
            assertThat(target.result.get()).isEmpty();
        }
    }
}

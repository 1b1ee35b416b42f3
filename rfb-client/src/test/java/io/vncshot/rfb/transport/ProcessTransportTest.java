package io.vncshot.rfb.transport;

import io.vncshot.rfb.fixture.FakeClock;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.vncshot.rfb.fixture.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class ProcessTransportTest {
    private static final Deadline LONG = Deadline.after(Duration.ofSeconds(25));

    @Test
    void bytesGoBothWaysWhateverTheirNumber() throws RfbException {
        byte[] large = new byte[300_000];
        for (int i = 0; i < large.length; i++) {
            large[i] = (byte) (i % 251);
        }
        try (Transport transport = sh("dd bs=1 count=3 2>/dev/null; exec cat")) {
            transport.write(ByteBuffer.wrap("abc".getBytes(StandardCharsets.US_ASCII)), LONG);
            ByteBuffer three = ByteBuffer.allocate(3);
            while (three.hasRemaining()) {
                assertThat(transport.read(three, LONG)).isPositive();
            }
            ByteArrayOutputStream echo = new ByteArrayOutputStream();
            ByteBuffer piece = ByteBuffer.allocate(70_000);
            for (int from = 0; from < large.length; from += 30_000) {
                transport.write(ByteBuffer.wrap(large, from, 30_000), LONG);
                while (echo.size() < from + 30_000) {
                    int count = transport.read(piece.clear(), LONG);
                    echo.write(piece.array(), 0, count);
                }
            }
            assertThat(echo.toByteArray()).isEqualTo(large);
            assertThat(transport.isLocal()).isFalse();
        }
    }

    @Test
    void theEndIsMinusOneAgainAndAgain() throws RfbException {
        try (Transport transport = sh("printf x")) {
            assertThat(transport.read(ByteBuffer.allocate(9), LONG)).isEqualTo(1);
            assertThat(transport.read(ByteBuffer.allocate(9), LONG)).isEqualTo(-1);
            assertThat(transport.read(ByteBuffer.allocate(9), LONG)).isEqualTo(-1);
            assertThat(transport.awaitReadable(LONG)).isTrue();
        }
    }

    @Test
    void aProgramThatEndsWithoutAWordHasNotConnected() throws RfbException {
        try (Transport transport = sh("exit 255")) {
            assertFailure(Reason.CONNECT, () -> transport.read(ByteBuffer.allocate(9), LONG))
                    .withMessage("cannot connect: sh ended with exit status 255");
        }
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        assertFailure(Reason.CONNECT, () -> ProcessTransport.start(List.of("/no/such/program")))
                .withMessageStartingWith("cannot connect: Cannot run program \"/no/such/program\"");
    }

    @Test
    void aSilentProgramIsWaitedForByTheDeadline() throws RfbException {
        FakeClock clock = new FakeClock();
        try (Transport transport = sh("exec sleep 60")) {
            Deadline past = clock.seconds(5);
            clock.advance(Duration.ofSeconds(6));
            assertThat(transport.awaitReadable(past)).isFalse();
            assertFailure(Reason.TIMEOUT, () -> transport.read(ByteBuffer.allocate(1), past));
        }
    }

    /** The pipe and both buffers are full then. */
    @Test
    void aProgramThatTakesNothingEndsTheWriteByTheDeadline() throws RfbException {
        try (Transport transport = sh("exec sleep 60")) {
            Deadline soon = Deadline.after(Duration.ofMillis(300));
            assertFailure(Reason.TIMEOUT, () -> transport.write(ByteBuffer.allocate(1 << 20), soon))
                    .withMessageStartingWith("the server took nothing more within ");
        }
    }

    @Test
    void aProgramThatHasEndedTakesNothing() throws RfbException {
        try (Transport transport = sh("exec 0<&-; exec sleep 60")) {
            assertFailure(Reason.CONNECTION_LOST, () -> transport.write(ByteBuffer.allocate(1 << 20), LONG))
                    .withMessage("connection lost: sh takes nothing more");
        }
    }

    private static Transport sh(String script) throws RfbException {
        return ProcessTransport.start(List.of("sh", "-c", script));
    }
}

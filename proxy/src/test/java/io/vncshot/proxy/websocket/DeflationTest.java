package io.vncshot.proxy.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.vncshot.proxy.Hex;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Both ways of permessage-deflate. */
final class DeflationTest {
    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true);

    @AfterEach
    void nothingIsLeaked() {
        assertThat(allocator.metric().usedDirectMemory()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "f2 48 cd c9 c9 07 00", // RFC 7692 §7.2.3.1
        "00 05 00 fa ff 48 65 6c 6c 6f 00", // §7.2.3.3
        "f3 48 cd c9 c9 07 00 00", // §7.2.3.4
        "f2 48 05 00 00 00 ff ff ca c9 c9 07 00" // §7.2.3.5
    })
    void theExamplesOfTheRfcAreHello(String hex) throws WebSocketException {
        Inflation inflation = new Inflation(DeflateTerms.Window.KEPT);
        assertThat(ByteBufUtil.hexDump(inflate(inflation, Hex.buffer(allocator, hex))))
                .isEqualTo("48656c6c6f");
        inflation.close();
    }

    @Test
    void aLaterMessageMayReferToAnEarlierOne() throws WebSocketException {
        Inflation inflation = new Inflation(DeflateTerms.Window.KEPT);
        inflate(inflation, Hex.buffer(allocator, "f2 48 cd c9 c9 07 00"));
        assertThat(inflate(inflation, Hex.buffer(allocator, "f2 00 11 00 00"))).hasSize(5); // §7.2.3.2
        inflation.close();
    }

    @Test
    void withoutContextItMayNot() throws WebSocketException {
        Inflation inflation = new Inflation(DeflateTerms.Window.RESET);
        inflate(inflation, Hex.buffer(allocator, "f2 48 cd c9 c9 07 00"));
        assertBroken(inflation, "f2 00 11 00 00");
    }

    @ParameterizedTest
    @CsvSource({"ff ff ff", "02 00"})
    void whatIsNotDeflatedIsRefused(String hex) {
        assertBroken(new Inflation(DeflateTerms.Window.KEPT), "07" + hex);
    }

    private void assertBroken(Inflation inflation, String hex) {
        assertThatExceptionOfType(WebSocketException.class)
                .isThrownBy(() -> inflate(inflation, Hex.buffer(allocator, hex)))
                .matches(e -> e.closeStatus() == 1007);
        inflation.close();
    }

    @ParameterizedTest
    @EnumSource
    void messagesOfAllKindsComeBackUnchanged(DeflateTerms.Window window) throws WebSocketException {
        long seed = 7;
        SplittableRandom random = new SplittableRandom(seed);
        Deflation deflation = new Deflation(window);
        Inflation inflation = new Inflation(window);
        for (int i = 0; i < 300; i++) {
            byte[] message = new byte[random.nextInt(1 << random.nextInt(18))];
            if (random.nextBoolean()) {
                random.nextBytes(message);
            }
            ByteBuf deflated = deflation.deflate(allocator.directBuffer().writeBytes(message));
            assertThat(inflate(inflation, deflated)).as("seed " + seed).isEqualTo(message);
        }
        deflation.close();
        inflation.close();
    }

    @Test
    void aBombComesInPiecesAsTheyAreAskedFor() throws WebSocketException {
        Deflation deflation = new Deflation(DeflateTerms.Window.KEPT);
        Inflation inflation = new Inflation(DeflateTerms.Window.KEPT);
        inflation.add(deflation.deflate(allocator.directBuffer().writeZero(8 << 20)));
        ByteBuf piece = java.util.Objects.requireNonNull(inflation.next(allocator));
        assertThat(piece.readableBytes()).isEqualTo(32768);
        piece.release();
        deflation.close();
        inflation.close();
    }

    private byte[] inflate(Inflation inflation, ByteBuf message) throws WebSocketException {
        ByteBuf all = allocator.directBuffer();
        try {
            inflation.add(message);
            drain(inflation, all);
            inflation.endInput();
            drain(inflation, all);
            inflation.endMessage();
            return ByteBufUtil.getBytes(all);
        } finally {
            all.release();
        }
    }

    private void drain(Inflation inflation, ByteBuf all) throws WebSocketException {
        for (ByteBuf piece = inflation.next(allocator); piece != null; piece = inflation.next(allocator)) {
            all.writeBytes(piece);
            piece.release();
        }
    }
}

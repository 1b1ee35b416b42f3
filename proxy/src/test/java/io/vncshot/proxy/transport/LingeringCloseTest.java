package io.vncshot.proxy.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.vncshot.proxy.Hex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@SuppressWarnings("FutureReturnValueIgnored") // Netty reports failures to the pipeline
final class LingeringCloseTest {
    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true);
    private final EmbeddedChannel channel = new EmbeddedChannel();

    @AfterEach
    void nothingIsLeaked() {
        channel.finishAndReleaseAll();
        assertThat(allocator.metric().usedDirectMemory()).isZero();
    }

    @Test
    void whatWasWrittenIsSentBeforeTheEnd() {
        channel.write(Hex.buffer(allocator, "61"));
        channel.pipeline().addLast(LingeringClose.afterLastWord());
        ByteBuf sent = channel.readOutbound();
        assertThat(sent.readByte()).isEqualTo((byte) 0x61);
        sent.release();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aChannelThatIsClosedAlreadyStaysSo() {
        channel.close().syncUninterruptibly();
        channel.pipeline().addLast(new LingeringClose());
        assertThat(channel.isOpen()).isFalse();
    }
}

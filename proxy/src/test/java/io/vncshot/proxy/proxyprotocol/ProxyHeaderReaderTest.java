package io.vncshot.proxy.proxyprotocol;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.vncshot.proxy.transport.ClientAddress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

final class ProxyHeaderReaderTest {
    private static final String HEADER = "PROXY TCP4 192.0.2.1 192.0.2.2 56324 443\r\n";

    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true);
    private final StringBuilder received = new StringBuilder();
    private final EmbeddedChannel channel = new EmbeddedChannel();

    ProxyHeaderReaderTest() {
        channel.freezeTime();
        channel.pipeline()
                .addLast(new ProxyHeaderReader(opened -> opened.pipeline().addLast(new Next())));
    }

    @AfterEach
    void nothingIsLeaked() {
        channel.finishAndReleaseAll();
        assertThat(allocator.metric().usedDirectMemory()).isZero();
    }

    @Test
    void whatFollowsTheHeaderGoesToTheNext() {
        for (char c : (HEADER + "GET").toCharArray()) {
            send(String.valueOf(c));
        }
        send(" /");
        assertThat(received).hasToString("GET /");
        assertThat(ClientAddress.of(channel)).hasToString("/192.0.2.1:56324");
        assertThat(channel.pipeline().get(ProxyHeaderReader.class)).isNull();
    }

    @Test
    void aWrongHeaderCutsTheConnection() {
        send("GET / HTTP/1.1\r\n");
        assertThat(channel.isOpen()).isFalse();
        assertThat(received).isEmpty();
    }

    @Test
    void aHeaderThatDoesNotComeIsWaitedForSomeTime() {
        send("PROXY ");
        channel.advanceTimeBy(14_999, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        assertThat(channel.isOpen()).isTrue();
        channel.advanceTimeBy(1, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        assertThat(channel.isOpen()).isFalse();
    }

    private void send(String text) {
        channel.writeInbound(allocator.directBuffer().writeBytes(text.getBytes(US_ASCII)));
    }

    private final class Next extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf bytes = (ByteBuf) message;
            received.append(bytes.toString(US_ASCII));
            bytes.release();
        }
    }
}

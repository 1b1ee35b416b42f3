package io.vncshot.proxy.relay;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.vncshot.proxy.Hex;
import io.vncshot.proxy.websocket.Subprotocol;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class ClientRelayTest {
    private final EmbeddedChannel client = new EmbeddedChannel();
    private final EmbeddedChannel target = new EmbeddedChannel();
    private final RecordingTap tap = new RecordingTap();
    private final ClientRelay relay = new ClientRelay(client, Subprotocol.BINARY, new RelaySettings(0), tap);

    ClientRelayTest() {
        client.freezeTime();
        client.config().setAutoRead(false);
        client.pipeline().addLast(relay);
        target.pipeline().addLast(relay.targetHandler());
    }

    @AfterEach
    void nothingIsLeft() {
        client.finishAndReleaseAll();
        target.finishAndReleaseAll();
    }

    @Test
    void whatComesBeforeTheTargetIsConnectedWaitsForIt() {
        send("82 81 00000000 61");
        send("82 81 00000000 62");
        assertThat(written(target)).isEmpty();
        relay.connected(target);
        assertThat(written(target)).isEqualTo("6162");
    }

    @Test
    void whatWaitsIsReleasedWhenTheClientLeaves() {
        ByteBuf early = Hex.buffer(client.alloc(), "82 81 00000000 61");
        client.writeInbound(early);
        client.close().syncUninterruptibly();
        client.runPendingTasks();
        assertThat(early.refCnt()).isZero();
    }

    @Test
    void eachSideIsReadWhileTheOtherTakesMore() {
        relay.connected(target);
        assertThat(client.config().isAutoRead()).isTrue();
        assertThat(target.config().isAutoRead()).isTrue();
        setWritable(target, false);
        assertThat(client.config().isAutoRead()).isFalse();
        setWritable(client, false);
        assertThat(target.config().isAutoRead()).isFalse();
        setWritable(target, true);
        setWritable(client, true);
        assertThat(client.config().isAutoRead()).isTrue();
        assertThat(target.config().isAutoRead()).isTrue();
    }

    @Test
    void aClientThatPingsAndDoesNotReadIsOwedTheLastPongAlone() {
        relay.connected(target);
        setWritable(client, false);
        for (int i = 0; i < 100; i++) {
            send("89 81 00000000 " + String.format("%02x", i));
        }
        assertThat(written(client)).isEmpty();
        setWritable(client, true);
        assertThat(written(client)).isEqualTo("8a0163");
    }

    @Test
    void aClientsCloseFrameIsAnsweredAndTheTargetsConnectionEnds() {
        relay.connected(target);
        send("82 81 00000000 61" + "88 82 00000000 0bb8");
        assertThat(written(client)).isEqualTo("88020bb8");
        assertThat(written(target)).isEqualTo("61");
        assertThat(client.isOpen()).isFalse();
        assertThat(target.isOpen()).isFalse();
    }

    @Test
    void aClientThatDoesNotAnswerACloseFrameIsGivenUp() {
        relay.connected(target);
        relay.goAway();
        assertThat(written(client)).startsWith("88").contains("03e9");
        pass(5_000);
        pass(4_999);
        assertThat(client.isOpen()).isTrue();
        pass(1);
        assertThat(client.isOpen()).isFalse();
    }

    @Test
    void afterACloseFrameMessagesStillReachTheTargetAndNothingComesBack() {
        relay.connected(target);
        relay.goAway();
        written(client);
        send("82 81 00000000 61" + "89 80 00000000");
        target.writeInbound(Unpooled.copiedBuffer(new byte[] {1}));
        assertThat(written(target)).isEqualTo("61");
        assertThat(written(client)).isEmpty();
    }

    @Test
    void whatHappenedFirstIsTheReason() {
        relay.connected(target);
        send("82 83 00000000 616263");
        target.writeInbound(Hex.buffer(target.alloc(), "01"));
        target.close().syncUninterruptibly();
        send("88 82 00000000 03e8");
        assertThat(tap.reasons).containsExactly(EndReason.TARGET_CLOSED);
        assertThat(tap.clientBytes).isEqualTo(3);
        assertThat(tap.targetBytes).isEqualTo(1);
    }

    private void pass(long milliseconds) {
        client.advanceTimeBy(milliseconds, TimeUnit.MILLISECONDS);
        client.runScheduledPendingTasks();
        client.runPendingTasks();
    }

    private static void setWritable(EmbeddedChannel channel, boolean writable) {
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, writable);
        channel.runPendingTasks();
    }

    private void send(String hex) {
        client.writeInbound(Hex.buffer(client.alloc(), hex));
        client.runPendingTasks();
        target.runPendingTasks();
    }

    private static String written(EmbeddedChannel channel) {
        StringBuilder hex = new StringBuilder();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            hex.append(ByteBufUtil.hexDump(part));
            part.release();
        }
        return hex.toString();
    }
}

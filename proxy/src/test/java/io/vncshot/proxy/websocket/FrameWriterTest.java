package io.vncshot.proxy.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.vncshot.proxy.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

final class FrameWriterTest {
    @ParameterizedTest
    @CsvSource({
        "0, 8200",
        "125, 827d",
        "126, 827e007e",
        "65535, 827effff",
        "65536, 827f0000000000010000",
    })
    void aLengthTakesTheFewestBytes(int length, String header) {
        ByteBuf payload = Unpooled.buffer().writeZero(length);
        assertThat(written(Opcode.BINARY, payload)).isEqualTo(header + "00".repeat(length));
        assertThat(payload.refCnt()).isZero();
    }

    @Test
    void theHeaderGoesInFrontOfThePayloadWhereThereIsRoom() {
        EmbeddedChannel channel = new EmbeddedChannel();
        ByteBuf payload = Unpooled.buffer().setIndex(10, 10).writeBytes(Hex.bytes("61 62"));
        FrameWriter.writeData(channel, Opcode.TEXT, payload);
        channel.flush();
        ByteBuf only = channel.readOutbound();
        assertThat(only).isSameAs(payload);
        assertThat(ByteBufUtil.hexDump(only)).isEqualTo("81026162");
        only.release();
        assertThat(channel.finishAndReleaseAll()).isFalse();
    }

    @Test
    void bytesThatSomebodyElseHoldsAreNotOverwritten() {
        ByteBuf whole = Unpooled.copiedBuffer(Hex.bytes("01 02 03 04 05"));
        whole.skipBytes(4);
        assertThat(written(Opcode.BINARY, whole.retain())).isEqualTo("820105");
        assertThat(whole.getByte(3)).isEqualTo((byte) 4);
        whole.release();
    }

    @Test
    void aCloseFrameHasCodeAndReason() {
        EmbeddedChannel channel = new EmbeddedChannel();
        FrameWriter.writeClose(channel, 1000, "ok");
        FrameWriter.writeClose(channel, CloseStatus.NONE, "");
        channel.flush();
        assertThat(drain(channel)).isEqualTo("880403e86f6b" + "8800");
        assertThat(channel.finishAndReleaseAll()).isFalse();
    }

    private static String written(Opcode opcode, ByteBuf payload) {
        EmbeddedChannel channel = new EmbeddedChannel();
        FrameWriter.writeData(channel, opcode, payload);
        channel.flush();
        String hex = drain(channel);
        channel.finishAndReleaseAll();
        return hex;
    }

    private static String drain(EmbeddedChannel channel) {
        StringBuilder hex = new StringBuilder();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            hex.append(ByteBufUtil.hexDump(part));
            part.release();
        }
        return hex.toString();
    }
}

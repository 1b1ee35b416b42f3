package io.vncshot.proxy.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

final class UnmaskingTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 7, 8, 9, 15, 16, 17})
    void bytesInFrontAndBehindAreLeftAlone(int length) {
        ByteBuf buffer = Unpooled.directBuffer().writeZero(length + 4);
        Unmasking.apply(buffer, 3, 3, length, 0x01020304);
        assertThat(ByteBufUtil.hexDump(buffer))
                .isEqualTo("000000" + "01020304".repeat(5).substring(0, 2 * length) + "00");
        buffer.release();
    }

    @Test
    void aBufferOfSeveralPartsIsUnmaskedInPlace() {
        ByteBuf parts = Unpooled.wrappedBuffer(new byte[3], new byte[3]);
        Unmasking.apply(parts, 0, 0, 6, 0x01020304);
        assertThat(ByteBufUtil.hexDump(parts)).isEqualTo("010203040102");
        parts.release();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 6, 8, 14})
    void bytesMayMoveToTheFront(int way) {
        for (int length = 0; length < 300; length++) {
            ByteBuf buffer = Unpooled.directBuffer().writeZero(2 + way);
            for (int i = 0; i < length; i++) {
                buffer.writeByte(i ^ (i % 4 + 1));
            }
            buffer.writeByte(0x77);
            Unmasking.apply(buffer, 2 + way, 2, length, 0x01020304);
            for (int i = 0; i < length; i++) {
                assertThat(buffer.getByte(2 + i)).isEqualTo((byte) i);
            }
            assertThat(buffer.getByte(2 + way + length)).isEqualTo((byte) 0x77);
            buffer.release();
        }
    }

    @Test
    void bytesMayMoveAcrossTheParts() {
        ByteBuf parts = Unpooled.wrappedBuffer(new byte[3], new byte[5]);
        Unmasking.apply(parts, 2, 1, 6, 0x01020304);
        assertThat(ByteBufUtil.hexDump(parts)).isEqualTo("0001020304010200");
        parts.release();
    }
}

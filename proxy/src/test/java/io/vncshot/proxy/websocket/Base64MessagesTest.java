package io.vncshot.proxy.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

final class Base64MessagesTest {
    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true);
    private final Base64Messages messages = new Base64Messages();

    @AfterEach
    void nothingIsLeaked() {
        assertThat(allocator.metric().usedDirectMemory()).isZero();
    }

    @Test
    void piecesMayEndAnywhere() throws WebSocketException {
        assertThat(decode("a") + decode("GVsb") + decode("G") + decode("8=")).isEqualTo("hello");
        messages.end();
        assertThat(decode("aGk=")).isEqualTo("hi");
        messages.end();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a*==", "====", "YQ==YQ=="})
    void whatIsNotBase64IsRefused(String text) {
        assertThatExceptionOfType(WebSocketException.class)
                .isThrownBy(() -> decode(text))
                .matches(e -> e.closeStatus() == 1007);
    }

    @Test
    void nothingFollowsThePadding() throws WebSocketException {
        assertThat(decode("YQ==")).isEqualTo("a");
        assertThatExceptionOfType(WebSocketException.class).isThrownBy(() -> decode("Y"));
    }

    @Test
    void aMessageEndsWithAWholeGroup() throws WebSocketException {
        assertThat(decode("YWI")).isEmpty();
        assertThatExceptionOfType(WebSocketException.class).isThrownBy(messages::end);
    }

    @Test
    void bytesBecomeBase64WithPadding() {
        ByteBuf text = Base64Messages.encode(piece("hello"));
        assertThat(text.toString(StandardCharsets.US_ASCII)).isEqualTo("aGVsbG8=");
        text.release();
    }

    private ByteBuf piece(String text) {
        return allocator.directBuffer().writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private String decode(String text) throws WebSocketException {
        ByteBuf bytes = messages.decode(piece(text));
        try {
            return bytes.toString(StandardCharsets.US_ASCII);
        } finally {
            bytes.release();
        }
    }
}

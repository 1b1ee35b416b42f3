package io.vncshot.proxy.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

final class HttpHandlerTest {
    private final EmbeddedChannel channel = new EmbeddedChannel();

    HttpHandlerTest() {
        channel.freezeTime();
        channel.pipeline()
                .addLast(new HttpHandler(exchange -> exchange.respond(Response.text(HttpStatus.OK, "served"))));
    }

    @AfterEach
    void nothingIsLeft() {
        channel.finishAndReleaseAll();
    }

    @Test
    void aClientThatSaysNothingIsClosedAfter15Seconds() {
        pass(14_999);
        assertThat(channel.isOpen()).isTrue();
        pass(1);
        assertThat(channel.isOpen()).isFalse();
        assertThat(written()).isEmpty();
    }

    @Test
    void aHeadThatDripsIsRefusedAfter15Seconds() {
        for (int i = 0; i < 14; i++) {
            send("X");
            pass(1000);
        }
        assertThat(written()).isEmpty();
        pass(1000);
        assertThat(written()).startsWith("HTTP/1.1 408 ");
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void eachRequestOfAConnectionHas15Seconds() {
        pass(10_000);
        send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        assertThat(written()).startsWith("HTTP/1.1 200 ");
        pass(10_000);
        assertThat(channel.isOpen()).isTrue();
        pass(5_000);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aHeadMayComeByteByByte() {
        for (char c : "GET / HTTP/1.1\r\nHost: h\r\n\r\n".toCharArray()) {
            assertThat(written()).isEmpty();
            send(String.valueOf(c));
        }
        assertThat(written()).startsWith("HTTP/1.1 200 ").endsWith("served\n");
    }

    @Test
    void tlsIsRefusedAtItsFirstByte() {
        send("\u0016");
        assertThat(written()).startsWith("HTTP/1.1 400 ").endsWith("TLS is not served here; use http:// or ws://\n");
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aClientThatDoesNotReadGetsNoFurtherAnswer() {
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
        send("GET / HTTP/1.1\r\nHost: h\r\n\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n");
        assertThat(written().split("HTTP/1.1 200")).hasSize(2);
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, true);
        channel.runPendingTasks();
        assertThat(written().split("HTTP/1.1 200")).hasSize(2);
    }

    private void pass(long milliseconds) {
        channel.advanceTimeBy(milliseconds, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        channel.runPendingTasks();
    }

    private void send(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, US_ASCII));
    }

    private String written() {
        StringBuilder text = new StringBuilder();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            text.append(part.toString(US_ASCII));
            part.release();
        }
        return text.toString();
    }
}

package io.vncshot.proxy.proxyprotocol;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DecoderException;
import io.vncshot.proxy.Hex;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

final class ProxyHeaderParserTest {
    private static final String SIGNATURE = "0d0a0d0a 000d0a51 5549540a ";

    @ParameterizedTest
    @CsvSource({
        "PROXY TCP4 192.0.2.1 192.0.2.2 56324 443, /192.0.2.1:56324",
        "PROXY TCP6 2001:db8::1 ::1 0 65535, '/[2001:db8:0:0:0:0:0:1]:0'",
        "PROXY UNKNOWN, null",
        "PROXY UNKNOWN ffff:f...f:ffff ffff:f...f:ffff 65535 65535, null"
    })
    void version1NamesTheSource(String line, String source) {
        ByteBuf in = ascii(line + "\r\nGET");
        assertThat(String.valueOf(source(in))).isEqualTo(source);
        assertThat(in.toString(StandardCharsets.US_ASCII)).isEqualTo("GET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n",
                "PROXZ",
                "PROXY TCP5 1.2.3.4 1.2.3.4 1 2\r\n",
                "PROXY TCP4 1.2.3.4 1.2.3.4 1\r\n",
                "PROXY TCP4 1.2.3.4 1.2.3.4 1 2 3\r\n",
                "PROXY TCP4  1.2.3.4 1.2.3.4 1 2\r\n",
                "PROXY TCP4 1.2.3 1.2.3.4 1 2\r\n",
                "PROXY TCP4 ::1 ::1 1 2\r\n",
                "PROXY TCP6 1.2.3.4 1.2.3.4 1 2\r\n",
                "PROXY TCP4 1.2.3.4 1.2.3.4 65536 2\r\n",
                "PROXY TCP4 1.2.3.4 1.2.3.4 1 65536\r\n",
                "PROXY TCP4 1.2.3.4 1.2.3.4 01 2\r\n",
                "PROXY TCP4 1.2.3.4 1.2.3.4 -1 2\r\n",
                "PROXY TCP4 1.2.3.4 1.2.3.4 1 \r\n",
                "PROXY TCP4 1.2.3.4 1.2.3.4 1 2\n"
            })
    void version1ThatBreaksARuleIsRefused(String line) {
        assertThatExceptionOfType(DecoderException.class).isThrownBy(() -> ProxyHeaderParser.parse(ascii(line)));
    }

    @Test
    void version1EndsWithin107Bytes() {
        String line = "PROXY UNKNOWN " + "x".repeat(91);
        assertThat(ProxyHeaderParser.parse(ascii(line + "\r\n"))).isNotNull();
        assertThat(ProxyHeaderParser.parse(ascii(line + "\r"))).isNull();
        assertThatExceptionOfType(DecoderException.class).isThrownBy(() -> ProxyHeaderParser.parse(ascii(line + "xx")));
        assertThatExceptionOfType(DecoderException.class)
                .isThrownBy(() -> ProxyHeaderParser.parse(ascii(line + "x\r\n")));
    }

    @ParameterizedTest
    @CsvSource({
        "21 11 000c c0000201 c0000202 dc04 01bb, /192.0.2.1:56324",
        "21 11 000f c0000201 c0000202 dc04 01bb 040000, /192.0.2.1:56324",
        "20 00 0000, null",
        "20 11 000c c0000201 c0000202 dc04 01bb, null",
        "21 00 0000, null"
    })
    void version2NamesTheSourceAndIsTakenWhole(String hex, String source) {
        ByteBuf in = Unpooled.wrappedBuffer(Hex.bytes(SIGNATURE + hex + "ff"));
        for (int n = 1; n < in.readableBytes() - 1; n++) {
            assertThat(ProxyHeaderParser.parse(in.slice(0, n))).isNull();
        }
        assertThat(String.valueOf(source(in))).isEqualTo(source);
        assertThat(in.readableBytes()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31 11 000c c0000201 c0000202 dc04 01bb",
                "22 11 000c c0000201 c0000202 dc04 01bb",
                "21 12 000c c0000201 c0000202 dc04 01bb",
                "21 11 000b c0000201 c0000202 dc04 01",
                "21 21 000c c0000201 c0000202 dc04 01bb",
                "21 11 0801"
            })
    void version2ThatBreaksARuleIsRefused(String hex) {
        ByteBuf in = Unpooled.wrappedBuffer(Hex.bytes(SIGNATURE + hex));
        assertThatExceptionOfType(DecoderException.class).isThrownBy(() -> ProxyHeaderParser.parse(in));
    }

    @ParameterizedTest
    @CsvSource({"V1, 192.0.2.1, 192.0.2.2", "V2, 192.0.2.1, 192.0.2.2", "V1, 2001:db8::1, ::1", "V2, 2001:db8::1, ::1"})
    void whatIsWrittenCanBeRead(ProxyHeader.Version version, String source, String destination) {
        InetSocketAddress from = new InetSocketAddress(source, 1234);
        byte[] header = ProxyHeader.encode(version, from, new InetSocketAddress(destination, 80));
        assertThat(source(Unpooled.wrappedBuffer(header))).isEqualTo(from);
    }

    private static @Nullable InetSocketAddress source(ByteBuf in) {
        return Objects.requireNonNull(ProxyHeaderParser.parse(in)).source();
    }

    private static ByteBuf ascii(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }
}

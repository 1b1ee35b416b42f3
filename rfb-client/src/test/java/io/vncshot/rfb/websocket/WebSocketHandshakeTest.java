package io.vncshot.rfb.websocket;

import io.vncshot.rfb.fixture.BytesTransport;
import io.vncshot.rfb.fixture.LoopbackServer;
import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.transport.Connector;
import io.vncshot.rfb.transport.Deadline;
import io.vncshot.rfb.transport.ServerAddress;
import io.vncshot.rfb.transport.Transport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.vncshot.rfb.fixture.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

class WebSocketHandshakeTest {
    private static final ServerAddress.WebSocket ADDRESS =
            (ServerAddress.WebSocket) ServerAddress.parse("ws://host:6080/websockify?token=a");

    @Test
    void theRequestIsThatOfANoVncClient() {
        BytesTransport server = BytesTransport.of();
        assertFailure(Reason.CONNECTION_LOST, () -> open(server, "Cookie: a=b"));
        String request = new String(server.written(), StandardCharsets.US_ASCII);
        assertThat(request)
                .startsWith("GET /websockify?token=a HTTP/1.1\r\nHost: host:6080\r\nUpgrade: websocket\r\n"
                        + "Connection: Upgrade\r\nSec-WebSocket-Key: ")
                .endsWith("\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: binary\r\nCookie: a=b\r\n\r\n");
        int key = request.indexOf("Key: ") + 5;
        assertThat(Base64.getDecoder().decode(request.substring(key, request.indexOf('\r', key))))
                .hasSize(16);
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 404 Not Found, CONNECT",
        "HTTP/1.1 301 Moved, CONNECT",
        "HTTP/1.1 200 OK, CONNECT",
        "HTTP/1.1 401 Unauthorized, AUTHENTICATION",
        "HTTP/1.1 403 Forbidden, AUTHENTICATION",
        "RFB 003.008, PROTOCOL",
        "HTTP/1.1, PROTOCOL",
        "'', PROTOCOL",
    })
    void anyOtherAnswerIsNamed(String line, Reason reason) {
        BytesTransport server = BytesTransport.of((line + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        assertFailure(reason, () -> open(server))
                .withMessage("the WebSocket handshake is answered with \"" + line + "\": must be 101");
    }

    @Test
    void anotherKeyIsRefused() {
        String answer = "HTTP/1.1 101 Switching\r\nSec-WebSocket-Accept: AAAA\r\n\r\n";
        BytesTransport server = BytesTransport.of(answer.getBytes(StandardCharsets.US_ASCII));
        assertFailure(Reason.PROTOCOL, () -> open(server)).withMessageContaining("another key");
    }

    @Test
    void anEndlessAnswerIsRefused() {
        BytesTransport server = BytesTransport.of().thenForever((byte) 'x');
        assertFailure(Reason.PROTOCOL, () -> open(server))
                .withMessage("the answer to the WebSocket handshake is over 65536 bytes long");
    }

    /** What comes in the same segment as the answer belongs to the first frame. */
    @Test
    void bytesFlowOnceTheKeyIsAnswered() throws IOException {
        try (LoopbackServer server = LoopbackServer.playing(WebSocketHandshakeTest::answer)) {
            Deadline deadline = Deadline.after(Duration.ofSeconds(20));
            Wire tcp = Wire.over(Connector.connect(server.address(), deadline), deadline);
            try (Transport transport = WebSocketHandshake.open(tcp, ADDRESS, List.of())) {
                assertThat(transport.isLocal()).isTrue();
                assertThat(Wire.over(transport, deadline).in().readU8()).isEqualTo(5);
            }
        }
    }

    private static void answer(LoopbackServer.Peer client) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        while (!request.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            request.writeBytes(client.read(1));
        }
        String text = request.toString(StandardCharsets.US_ASCII);
        int start = text.indexOf("Sec-WebSocket-Key: ") + 19;
        String key = text.substring(start, text.indexOf('\r', start)) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
        client.send(("HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nSEC-WEBSOCKET-ACCEPT:  " + sha1(key)
                        + "\r\n\r\n\u0002\u0001\u0005")
                .getBytes(StandardCharsets.US_ASCII));
        client.awaitEnd();
    }

    private static String sha1(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static Transport open(BytesTransport server, String... headers) throws RfbException {
        return WebSocketHandshake.open(server.wire(), ADDRESS, List.of(headers));
    }
}

package io.vncshot.rfb.websocket;

import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.protocol.Text;
import io.vncshot.rfb.transport.ServerAddress;
import io.vncshot.rfb.transport.Transport;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The opening handshake of a WebSocket, RFC 6455 §4. */
public final class WebSocketHandshake {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int MAX_HEAD = 64 << 10;
    private static final int SWITCHING = 101;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private WebSocketHandshake() {}

    /**
     * Asks for a WebSocket, and for what noVNC asks for: the subprotocol {@code binary}.
     *
     * @param headers more lines of the request, as in {@code Cookie: a=b}
     * @throws RfbException {@code CONNECT} or {@code AUTHENTICATION} with the status, when the answer is another
     */
    public static Transport open(Wire wire, ServerAddress.WebSocket address, List<String> headers) throws RfbException {
        SecureRandom random = new SecureRandom();
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        String key = Base64.getEncoder().encodeToString(nonce);
        wire.out().writeBytes(request(address, key, headers).getBytes(StandardCharsets.UTF_8));
        wire.out().flush();
        wire.in().setReading("the answer to the WebSocket handshake");
        List<String> answer = readHead(wire.in());
        checkStatus(answer.get(0));
        if (!accept(key).equals(value(answer, "sec-websocket-accept"))) {
            throw RfbException.protocol("the WebSocket handshake is answered with another key: it is not by a WebSocket"
                    + " server (RFC 6455 §4.1)");
        }
        return new WebSocketTransport(wire, random);
    }

    private static String request(ServerAddress.WebSocket address, String key, List<String> headers) {
        StringBuilder text = new StringBuilder("GET ")
                .append(address.path())
                .append(" HTTP/1.1\r\nHost: ")
                .append(address.hostHeader())
                .append("\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ")
                .append(key)
                .append("\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: binary\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        return text.append("\r\n").toString();
    }

    private static List<String> readHead(RfbInput in) throws RfbException {
        List<String> lines = new ArrayList<>();
        int total = 0;
        StringBuilder line = new StringBuilder();
        while (true) {
            int b = in.readU8();
            if (++total > MAX_HEAD) {
                throw RfbException.protocol(
                        "the answer to the WebSocket handshake is over " + MAX_HEAD + " bytes long");
            }
            if (b != '\n') {
                line.append((char) b);
                continue;
            }
            String text = line.toString().strip();
            if (text.isEmpty()) {
                return lines.isEmpty() ? List.of("") : lines;
            }
            lines.add(text);
            line.setLength(0);
        }
    }

    private static void checkStatus(String line) throws RfbException {
        int space = line.indexOf(' ');
        int status = space < 0 || !line.startsWith("HTTP/1.") ? 0 : number(line, space + 1);
        if (status == SWITCHING) {
            return;
        }
        Reason reason = status == 0
                ? Reason.PROTOCOL
                : status == UNAUTHORIZED || status == FORBIDDEN ? Reason.AUTHENTICATION : Reason.CONNECT;
        throw new RfbException(
                reason, "the WebSocket handshake is answered with \"" + Text.printable(line) + "\": must be 101");
    }

    private static int number(String line, int from) {
        int value = 0;
        for (int i = from; i < Math.min(from + 3, line.length()); i++) {
            value = value * 10 + Math.max(0, Character.digit(line.charAt(i), 10));
        }
        return value;
    }

    private static String value(List<String> lines, String name) {
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon == name.length() && line.regionMatches(true, 0, name, 0, colon)) {
                return line.substring(colon + 1).strip();
            }
        }
        return "";
    }

    private static String accept(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-1", e);
        }
    }
}

package io.vncshot.proxy.websocket;

import io.vncshot.proxy.http.HeaderFields;
import io.vncshot.proxy.http.HttpException;
import io.vncshot.proxy.http.HttpRequest;
import io.vncshot.proxy.http.HttpStatus;
import io.vncshot.proxy.http.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A request for a WebSocket that keeps the rules of RFC 6455 §4.2.1. */
public record OpeningHandshake(
        String key, Subprotocol subprotocol, @Nullable DeflateTerms deflate) {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /** What extensions are agreed on if the client offers them. */
    public enum Extensions {
        NONE,
        DEFLATE
    }

    /** Checks the request, for which {@link HttpRequest#wantsWebSocket} holds. */
    public static OpeningHandshake parse(HttpRequest request, Extensions extensions) throws HttpException {
        HeaderFields headers = request.headers();
        require(request.method().equals("GET") && request.minorVersion() >= 1, "a WebSocket needs GET and HTTP/1.1");
        require(headers.hasToken("upgrade", "websocket"), "a WebSocket needs Upgrade: websocket");
        require(headers.hasToken("connection", "upgrade"), "a WebSocket needs Connection: Upgrade");
        String key = headers.only("sec-websocket-key");
        if (key == null || !isKey(key)) {
            throw bad("a WebSocket needs one Sec-WebSocket-Key of 16 bytes in base64");
        }
        Subprotocol subprotocol = Subprotocol.choose(headers.list("sec-websocket-protocol"));
        if (subprotocol == null) {
            throw bad("none of the subprotocols offered is known; offer binary, base64 or none");
        }
        DeflateTerms deflate =
                extensions == Extensions.NONE ? null : DeflateTerms.choose(headers.list("sec-websocket-extensions"));
        return new OpeningHandshake(key, subprotocol, deflate);
    }

    /** The answer to a wrong version, which names the right one (§4.2.2); null if the version is right. */
    public static @Nullable Response refuseVersion(HttpRequest request) {
        String version = request.headers().only("sec-websocket-version");
        if ("13".equals(version)) {
            return null;
        }
        return Response.text(HttpStatus.UPGRADE_REQUIRED, "the WebSocket version must be 13")
                .with("Sec-WebSocket-Version", "13")
                .with("Upgrade", "websocket");
    }

    /** The answer that opens the connection. */
    public Response accept() {
        Response response = Response.of(HttpStatus.SWITCHING_PROTOCOLS)
                .with("Upgrade", "websocket")
                .with("Connection", "Upgrade")
                .with("Sec-WebSocket-Accept", acceptValue());
        if (deflate != null) {
            response.with("Sec-WebSocket-Extensions", deflate.answer());
        }
        String name = subprotocol.wireName();
        return name == null ? response : response.with("Sec-WebSocket-Protocol", name);
    }

    private String acceptValue() {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            byte[] digest = sha1.digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isKey(String key) {
        try {
            return key.length() == 24 && Base64.getDecoder().decode(key).length == 16;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void require(boolean rule, String message) throws HttpException {
        if (!rule) {
            throw bad(message);
        }
    }

    private static HttpException bad(String message) {
        return new HttpException(HttpStatus.BAD_REQUEST, message);
    }
}

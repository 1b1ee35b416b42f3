package io.vncshot.proxy.http;

/**
 * The head of a request that has no body. The target is in origin form, visible ASCII; minorVersion is that of HTTP/1.
 */
public record HttpRequest(String method, String target, int minorVersion, HeaderFields headers) {
    /** The target up to the query, still percent-encoded. It may be logged; the query may hold secrets. */
    public String rawPath() {
        int end = target.indexOf('?');
        return end < 0 ? target : target.substring(0, end);
    }

    /** What follows the first question mark, or an empty string. */
    public String rawQuery() {
        int start = target.indexOf('?');
        return start < 0 ? "" : target.substring(start + 1);
    }

    /** Whether the connection serves another request after this one. */
    public boolean keepsAlive() {
        return minorVersion >= 1 && !headers.hasToken("connection", "close");
    }

    /** Whether it asks for a WebSocket, rightly or wrongly. */
    public boolean wantsWebSocket() {
        return headers.hasToken("upgrade", "websocket")
                || !headers.all("sec-websocket-key").isEmpty();
    }
}

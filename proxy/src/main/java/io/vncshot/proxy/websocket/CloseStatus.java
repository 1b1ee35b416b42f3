package io.vncshot.proxy.websocket;

/** Status codes of Close frames (RFC 6455 §7.4). */
public final class CloseStatus {
    public static final int NORMAL = 1000;
    public static final int GOING_AWAY = 1001;
    public static final int PROTOCOL_ERROR = 1002;
    public static final int UNSUPPORTED_DATA = 1003;
    /** Stands for a Close frame without a code; never sent. */
    public static final int NONE = 1005;

    public static final int INVALID_PAYLOAD = 1007;
    public static final int INTERNAL_ERROR = 1011;

    private CloseStatus() {}

    /** Whether a peer may send it: registered codes but those that stand for something not sent, and 3000 to 4999. */
    static boolean mayBeSent(int code) {
        return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
    }
}

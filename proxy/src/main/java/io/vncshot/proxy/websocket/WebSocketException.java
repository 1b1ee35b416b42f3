package io.vncshot.proxy.websocket;

/** A peer that broke the protocol, with the code to close the connection with. */
public final class WebSocketException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int closeStatus;

    public WebSocketException(int closeStatus, String message) {
        super(message, null, false, false);
        this.closeStatus = closeStatus;
    }

    public int closeStatus() {
        return closeStatus;
    }
}

package io.vncshot.testserver;

/** What the server can send, each only to a client that announces it (Raw always). */
public enum ServerEncoding {
    RAW(0),
    COPY_RECT(1),
    ZRLE(16),
    DESKTOP_SIZE(-223),
    LAST_RECT(-224),
    CURSOR(-239),
    DESKTOP_NAME(-307),
    EXTENDED_DESKTOP_SIZE(-308);

    private final int number;

    ServerEncoding(int number) {
        this.number = number;
    }

    /** The number on the wire. */
    public int number() {
        return number;
    }
}

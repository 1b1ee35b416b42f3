package io.vncshot.proxy.address;

/** A host and a port. The host has no brackets; an empty one stands for all addresses. */
public record HostPort(String host, int port) {
    public HostPort {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port " + port + ": must be 0 to 65535");
        }
    }

    /** Reads {@code port} or {@code host:port}; the port is after the last colon, and an IPv6 host may have brackets. */
    public static HostPort parseSource(String text) {
        if (text.indexOf(':') < 0) {
            return new HostPort("", parsePort(text, text));
        }
        return parse(text);
    }

    /** Reads {@code host:port}. */
    public static HostPort parseTarget(String text) {
        HostPort address = parse(text);
        if (address.host.isEmpty() || address.port == 0) {
            throw new IllegalArgumentException(text + ": must be host:port, as localhost:5901");
        }
        return address;
    }

    private static HostPort parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException(text + ": must be host:port, as localhost:5901");
        }
        String host = text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        requireHostCharacters(host, text);
        return new HostPort(host, parsePort(text.substring(colon + 1), text));
    }

    private static void requireHostCharacters(String host, String text) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c <= ' ' || c == 0x7f || c == '[' || c == ']' || c == '/') {
                throw new IllegalArgumentException(text + ": the host has a character that no host name has");
            }
        }
    }

    private static int parsePort(String digits, String text) {
        int port = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9' || port > 65535) {
                throw badPort(text);
            }
            port = port * 10 + c - '0';
        }
        if (digits.isEmpty() || port > 65535) {
            throw badPort(text);
        }
        return port;
    }

    private static IllegalArgumentException badPort(String text) {
        return new IllegalArgumentException(text + ": the port must be a number up to 65535");
    }

    /** The way it is written, with brackets around an IPv6 host. */
    @Override
    public String toString() {
        String shown = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return (host.isEmpty() ? "*" : shown) + ":" + port;
    }
}

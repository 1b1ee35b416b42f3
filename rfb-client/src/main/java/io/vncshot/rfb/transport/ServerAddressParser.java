package io.vncshot.rfb.transport;

import java.nio.file.Path;
import java.util.Locale;

/** The server notations of VNC viewers, TigerVNC's rule for a single colon among them. */
final class ServerAddressParser {
    private static final String URI = "vnc://";
    private static final String SECURE_URI = "vncs://";
    private static final int DISPLAYS = 100;
    private static final String DEFAULT_HOST = "127.0.0.1";

    private final String text;

    private ServerAddressParser(String text) {
        this.text = text;
    }

    /** Schemes are the same in capitals (RFC 3986 §3.1). */
    private static String withLowerScheme(String text) {
        int end = text.indexOf("://");
        boolean scheme = end > 0 && text.indexOf('/') > end;
        return scheme ? text.substring(0, end).toLowerCase(Locale.ROOT) + text.substring(end) : text;
    }

    static ServerAddress parse(String text) {
        return new ServerAddressParser(withLowerScheme(text)).parse();
    }

    static String usernameIn(String address) {
        String text = withLowerScheme(address);
        if (!text.startsWith(URI) && !text.startsWith(SECURE_URI)) {
            return "";
        }
        String authority = new ServerAddressParser(text).authority();
        return authority.substring(0, Math.max(0, authority.lastIndexOf('@')));
    }

    private ServerAddress parse() {
        if (text.startsWith("/")) {
            return new ServerAddress.Unix(Path.of(text));
        }
        if (text.startsWith("unix:")) {
            if (text.length() == "unix:".length()) {
                throw bad("a path must follow \"unix:\"");
            }
            return new ServerAddress.Unix(Path.of(text.substring("unix:".length())));
        }
        if (text.startsWith(URI)) {
            return parseUri();
        }
        if (text.startsWith(SECURE_URI)) {
            ServerAddress.Tcp tcp = (ServerAddress.Tcp) parseUri();
            return new ServerAddress.Secure(tcp.host(), tcp.port());
        }
        for (ServerAddress.WebSocket.Scheme scheme : ServerAddress.WebSocket.Scheme.values()) {
            if (text.startsWith(scheme.prefix())) {
                return parseWebSocket(scheme);
            }
        }
        if (text.contains("://")) {
            throw bad("an address with \"://\" begins with vnc, vncs, ws or wss");
        }
        int end = hostEnd(text);
        String host = unbracketed(text.substring(0, end));
        String rest = text.substring(end);
        if (rest.isEmpty()) {
            return tcp(host, ServerAddress.BASE_PORT);
        }
        if (rest.startsWith("::")) {
            return tcp(host, number(rest.substring(2), "port"));
        }
        int number = number(rest.substring(1), "display or port");
        return tcp(host, number < DISPLAYS ? ServerAddress.BASE_PORT + number : number);
    }

    /** RFC 7869: {@code [userinfo@]host[:port][/][?parameters]}; the number is a port here, always. */
    private ServerAddress parseUri() {
        String authority = authority();
        int at = authority.lastIndexOf('@');
        if (authority.lastIndexOf(':', at) >= 0 || text.contains("VncPassword=")) {
            throw bad("a password in an address is seen by all who can run ps; give it in another way");
        }
        String place = authority.substring(at + 1);
        int end = hostEnd(place);
        String host = unbracketed(place.substring(0, end));
        String rest = place.substring(end);
        return tcp(host, rest.isEmpty() ? ServerAddress.BASE_PORT : number(rest.substring(1), "port"));
    }

    private ServerAddress parseWebSocket(ServerAddress.WebSocket.Scheme scheme) {
        String place = authority();
        int end = scheme.prefix().length() + place.length();
        if (place.indexOf('@') >= 0) {
            throw new IllegalArgumentException(
                    "server \"" + scheme.prefix()
                            + "…\": credentials in an address are seen by all who can run ps; --header gives them in another way");
        }
        int fragment = text.indexOf('#', end);
        String path = text.substring(end, fragment < 0 ? text.length() : fragment);
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) <= ' ' || path.charAt(i) > '~') {
                throw bad("the path may hold no spaces and no other than ASCII characters; write them as %XX");
            }
        }
        int hostEnd = hostEnd(place);
        String host = unbracketed(place.substring(0, hostEnd));
        String rest = place.substring(hostEnd);
        int port = rest.isEmpty() ? scheme.defaultPort() : number(rest.substring(1), "port");
        ServerAddress.Tcp tcp = (ServerAddress.Tcp) tcp(host, port);
        return new ServerAddress.WebSocket(scheme, tcp.host(), port, path.startsWith("/") ? path : "/" + path);
    }

    /** What is between {@code ://} and the path or the parameters. */
    private String authority() {
        int start = schemeEnd();
        int end = start;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(start, end);
    }

    private int schemeEnd() {
        return text.indexOf("://") + "://".length();
    }

    private int hostEnd(String place) {
        if (place.startsWith("[")) {
            int bracket = place.indexOf(']');
            if (bracket < 0) {
                throw bad("the bracket \"[\" is never closed");
            }
            if (bracket + 1 < place.length() && place.charAt(bracket + 1) != ':') {
                throw bad("\":\" must follow \"]\"");
            }
            return bracket + 1;
        }
        int colon = place.indexOf(':');
        return colon < 0 ? place.length() : colon;
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private ServerAddress tcp(String host, int port) {
        if (port < 1 || port > 65535) {
            throw bad("port " + port + " must be 1 to 65535");
        }
        return new ServerAddress.Tcp(host.isEmpty() ? DEFAULT_HOST : host, port);
    }

    private int number(String digits, String what) {
        if (digits.indexOf(':') >= 0) {
            throw bad("too many colons; an IPv6 address stands in brackets, as in [::1]:1");
        }
        if (digits.isEmpty() || digits.length() > 9) {
            throw bad("the " + what + " \"" + digits + "\" must be a number up to 65535");
        }
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                throw bad("the " + what + " \"" + digits + "\" must be a number");
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }

    private IllegalArgumentException bad(String rule) {
        return new IllegalArgumentException("server \"" + withoutSecrets() + "\": " + rule);
    }

    /** Passwords stand before the {@code @}, tokens in the parameters. */
    private String withoutSecrets() {
        if (!text.contains("://")) {
            return text;
        }
        String scheme = text.substring(0, schemeEnd());
        String authority = authority();
        int at = authority.lastIndexOf('@');
        if (authority.lastIndexOf(':', at) < 0) {
            return scheme + authority;
        }
        return scheme + authority.substring(0, authority.indexOf(':')) + ":…" + authority.substring(at);
    }
}

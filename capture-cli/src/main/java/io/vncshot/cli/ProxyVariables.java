package io.vncshot.cli;

import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.option.Numbers;
import io.vncshot.rfb.transport.Route;
import io.vncshot.rfb.transport.ServerAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The variables of curl and others: {@code HTTPS_PROXY} for {@code wss://}, {@code http_proxy} for {@code ws://},
 * {@code ALL_PROXY} for everything, and {@code NO_PROXY}, in either case but for {@code http_proxy}, which a web server may
 * set to what its clients say.
 */
final class ProxyVariables {
    private static final int SOCKS_PORT = 1080;
    private static final int HTTP_PORT = 80;

    private final String name;
    private final String value;

    private ProxyVariables(String name, String value) {
        this.name = name;
        this.value = value;
    }

    static Route route(ServerAddress address, Map<String, String> environment) throws UsageException {
        for (String name : names(address)) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return isExempt(address.host(), environment) ? Route.DIRECT : new ProxyVariables(name, value).parse();
            }
        }
        return Route.DIRECT;
    }

    private static String[] names(ServerAddress address) {
        if (address instanceof ServerAddress.WebSocket webSocket) {
            return webSocket.scheme() == ServerAddress.WebSocket.Scheme.WSS
                    ? new String[] {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"}
                    : new String[] {"http_proxy", "all_proxy", "ALL_PROXY"};
        }
        return new String[] {"all_proxy", "ALL_PROXY"};
    }

    /** Names and the domains below them, with or without a dot before them, and a star for all. */
    private static boolean isExempt(String host, Map<String, String> environment) {
        String list = environment.getOrDefault("no_proxy", environment.getOrDefault("NO_PROXY", ""));
        String own = host.toLowerCase(Locale.ROOT);
        int start = 0;
        while (start <= list.length()) {
            int comma = list.indexOf(',', start);
            int end = comma < 0 ? list.length() : comma;
            String entry = list.substring(start, end).strip().toLowerCase(Locale.ROOT);
            String domain = entry.startsWith(".") ? entry.substring(1) : entry;
            if (!domain.isEmpty() && (domain.equals("*") || own.equals(domain) || own.endsWith("." + domain))) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }

    private Route parse() throws UsageException {
        int scheme = value.indexOf("://");
        String place = scheme < 0 ? value : value.substring(scheme + 3);
        int slash = place.indexOf('/');
        String authority = slash < 0 ? place : place.substring(0, slash);
        int at = authority.lastIndexOf('@');
        Route.Proxy.Kind kind =
                kind(scheme < 0 ? "http" : value.substring(0, scheme).toLowerCase(Locale.ROOT));
        Optional<Route.Login> login = at < 0 ? Optional.empty() : Optional.of(login(authority.substring(0, at)));
        int defaultPort = kind == Route.Proxy.Kind.HTTP ? HTTP_PORT : SOCKS_PORT;
        return new Route.Proxy(kind, address(authority.substring(at + 1), defaultPort), login);
    }

    private Route.Proxy.Kind kind(String scheme) throws UsageException {
        return switch (scheme) {
            case "http" -> Route.Proxy.Kind.HTTP;
            case "socks5", "socks5h" -> Route.Proxy.Kind.SOCKS5;
            default ->
                throw new UsageException(name + ": a proxy of \"" + scheme
                        + "://\": must be http://, socks5:// or socks5h://; NO_PROXY names servers that need none");
        };
    }

    private Route.Login login(String text) throws UsageException {
        int colon = text.indexOf(':');
        try {
            String username = URLDecoder.decode(colon < 0 ? text : text.substring(0, colon), StandardCharsets.UTF_8);
            String password = colon < 0 ? "" : URLDecoder.decode(text.substring(colon + 1), StandardCharsets.UTF_8);
            return new Route.Login(username, password);
        } catch (IllegalArgumentException e) {
            throw new UsageException(name + ": the login has a % that is not followed by two hex digits");
        }
    }

    private ServerAddress.Tcp address(String place, int defaultPort) throws UsageException {
        int colon = place.lastIndexOf(':');
        boolean hasPort = colon >= 0 && place.indexOf(']', colon) < 0;
        String host = hasPort ? place.substring(0, colon) : place;
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        int port = hasPort ? Numbers.whole(place.substring(colon + 1), 65535) : defaultPort;
        if (host.isEmpty() || port < 1) {
            throw new UsageException(name + ": must be a proxy's address, as in socks5://host:1080");
        }
        return new ServerAddress.Tcp(bracketed ? host.substring(1, host.length() - 1) : host, port);
    }
}

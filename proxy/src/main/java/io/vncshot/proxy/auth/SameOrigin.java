package io.vncshot.proxy.auth;

import io.vncshot.proxy.http.Exchange;
import io.vncshot.proxy.http.HeaderFields;
import io.vncshot.proxy.http.HttpStatus;
import io.vncshot.proxy.http.Response;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Takes WebSockets from pages of the host that is asked for, and from what is no browser: every browser names the page's
 * origin.
 */
final class SameOrigin implements Authenticator {
    @Override
    public @Nullable Response refuse(Exchange exchange) {
        HeaderFields headers = exchange.request().headers();
        List<String> origins = headers.all("origin");
        String host = headers.only("host");
        if (origins.isEmpty() || (origins.size() == 1 && host != null && isSame(origins.get(0), host))) {
            return null;
        }
        return Response.text(HttpStatus.FORBIDDEN, "Invalid Origin");
    }

    static boolean isSame(String origin, String host) {
        String scheme = origin.startsWith("https://") ? "https" : "http";
        if (!origin.startsWith(scheme + "://")) {
            return false;
        }
        String defaultPort = scheme.equals("https") ? ":443" : ":80";
        String page = origin.substring(scheme.length() + 3).toLowerCase(Locale.ROOT);
        return strip(page, defaultPort).equals(strip(host.toLowerCase(Locale.ROOT), defaultPort));
    }

    private static String strip(String authority, String port) {
        return authority.endsWith(port) ? authority.substring(0, authority.length() - port.length()) : authority;
    }

    @Override
    public boolean coversFiles() {
        return false;
    }
}

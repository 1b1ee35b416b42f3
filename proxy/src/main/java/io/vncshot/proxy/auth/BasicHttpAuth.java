package io.vncshot.proxy.auth;

import io.vncshot.proxy.http.Exchange;
import io.vncshot.proxy.http.HttpStatus;
import io.vncshot.proxy.http.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One name and password, by the Basic scheme (RFC 7617). */
final class BasicHttpAuth implements Authenticator {
    private static final String SCHEME = "basic ";

    private final byte[] expected;

    /** The source is name:password. */
    BasicHttpAuth(String source) {
        if (source.indexOf(':') < 0) {
            throw new IllegalArgumentException("--auth-source: BasicHTTPAuth needs name:password");
        }
        this.expected = source.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable Response refuse(Exchange exchange) {
        List<String> fields = exchange.request().headers().all("authorization");
        if (fields.size() != 1) {
            return challenge();
        }
        String field = fields.get(0);
        if (!field.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Response.text(HttpStatus.FORBIDDEN, "only the Basic scheme is taken");
        }
        try {
            byte[] given =
                    Base64.getDecoder().decode(field.substring(SCHEME.length()).trim());
            return MessageDigest.isEqual(given, expected) ? null : challenge();
        } catch (IllegalArgumentException e) {
            return Response.text(HttpStatus.FORBIDDEN, "the credentials are not base64");
        }
    }

    private static Response challenge() {
        return Response.text(HttpStatus.UNAUTHORIZED, "a name and a password are needed")
                .with("WWW-Authenticate", "Basic realm=\"Websockify\", charset=\"UTF-8\"");
    }
}

package io.vncshot.proxy.token;

import io.vncshot.proxy.http.HttpException;
import io.vncshot.proxy.http.HttpRequest;
import io.vncshot.proxy.http.HttpStatus;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where in a request the token stands. */
public enum TokenReader {
    /** The one query parameter named token. */
    QUERY {
        @Override
        @Nullable
        String find(HttpRequest request) throws HttpException {
            String token = null;
            for (String parameter : request.rawQuery().split("&")) {
                if (parameter.startsWith("token=")) {
                    if (token != null) {
                        throw refusal();
                    }
                    token = decode(parameter.substring("token=".length()));
                }
            }
            return token;
        }
    },
    /** The host name in the Host field. */
    HOST {
        @Override
        @Nullable
        String find(HttpRequest request) {
            String host = request.headers().only("host");
            if (host == null) {
                return null;
            }
            int colon = host.endsWith("]") ? -1 : host.lastIndexOf(':');
            return colon < 0 ? host : host.substring(0, colon);
        }
    };

    abstract @Nullable String find(HttpRequest request) throws HttpException;

    /** The token; without one, with several, or with control characters in it the request is refused. */
    public String read(HttpRequest request) throws HttpException {
        String token = find(request);
        if (token == null || token.isEmpty()) {
            throw refusal();
        }
        for (int i = 0; i < token.length(); i++) {
            if (token.charAt(i) < ' ' || token.charAt(i) == 0x7f) {
                throw refusal();
            }
        }
        return token;
    }

    /** The same answer for every token that leads nowhere. */
    public static HttpException refusal() {
        return new HttpException(HttpStatus.FORBIDDEN, "a token that is known is needed");
    }

    private static String decode(String value) throws HttpException {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw refusal();
        }
    }
}

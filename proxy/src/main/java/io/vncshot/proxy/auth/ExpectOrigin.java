package io.vncshot.proxy.auth;

import io.vncshot.proxy.http.Exchange;
import io.vncshot.proxy.http.HttpStatus;
import io.vncshot.proxy.http.Response;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes WebSockets from pages of these origins alone. */
final class ExpectOrigin implements Authenticator {
    private final Set<String> origins;

    /** The source is a list of origins with blanks between. */
    ExpectOrigin(String source) {
        String list = source.trim();
        if (list.isEmpty()) {
            throw new IllegalArgumentException("--auth-source: ExpectOrigin needs a list of origins");
        }
        this.origins = Set.copyOf(List.of(list.split("\\s+")));
    }

    @Override
    public @Nullable Response refuse(Exchange exchange) {
        String origin = exchange.request().headers().only("origin");
        return origin != null && origins.contains(origin)
                ? null
                : Response.text(HttpStatus.FORBIDDEN, "Invalid Origin");
    }

    @Override
    public boolean coversFiles() {
        return false;
    }
}

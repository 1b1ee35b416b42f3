package io.vncshot.proxy.auth;

import io.vncshot.proxy.http.Exchange;
import io.vncshot.proxy.http.Response;
import org.jspecify.annotations.Nullable;

/** Lets requests pass or refuses them. */
public interface Authenticator {
    /** The refusal, or null to let the request pass. */
    @Nullable
    Response refuse(Exchange exchange);

    /** Whether it has a say on requests for files too, which a browser makes without naming an origin. */
    default boolean coversFiles() {
        return true;
    }
}

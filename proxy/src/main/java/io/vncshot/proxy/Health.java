package io.vncshot.proxy;

import io.vncshot.proxy.http.HttpRequest;
import io.vncshot.proxy.http.HttpStatus;
import io.vncshot.proxy.http.Response;
import java.util.function.BooleanSupplier;

/** The answer to /healthz: 200 while sessions are taken, 503 from then on. */
final class Health {
    private final BooleanSupplier serving;

    Health(BooleanSupplier serving) {
        this.serving = serving;
    }

    static boolean isAskedFor(HttpRequest request) {
        return request.rawPath().equals("/healthz");
    }

    Response answer() {
        Response answer = serving.getAsBoolean()
                ? Response.text(HttpStatus.OK, "ok")
                : Response.text(HttpStatus.SERVICE_UNAVAILABLE, "draining");
        return answer.with("Cache-Control", "no-store");
    }
}

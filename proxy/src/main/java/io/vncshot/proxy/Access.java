package io.vncshot.proxy;

import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import io.vncshot.proxy.address.Target;
import io.vncshot.proxy.address.TargetSupplier;
import io.vncshot.proxy.auth.Authenticator;
import io.vncshot.proxy.http.Exchange;
import io.vncshot.proxy.http.HttpException;
import io.vncshot.proxy.http.HttpRequest;
import io.vncshot.proxy.http.HttpStatus;
import io.vncshot.proxy.http.Response;
import io.vncshot.proxy.token.TokenReader;
import io.vncshot.proxy.token.TokenSource;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Who may connect, and where to. */
final class Access {
    /** Whether a client must have shown a certificate, which TLS has then verified. */
    enum Clients {
        ANY,
        VERIFIED
    }

    /** Without tokens there is a fixed target, unless a supplier has it. */
    record Rules(
            Clients clients,
            @Nullable Authenticator authenticator,
            boolean filesAreCovered,
            @Nullable TokenSource tokens,
            TokenReader tokenReader,
            @Nullable Target target) {}

    private final Rules rules;
    private final Executor lookups;
    private final @Nullable TargetSupplier supplier;

    /** The executor runs what may block. A supplier of targets wins over the rules. */
    Access(Rules rules, Executor lookups, @Nullable TargetSupplier supplier) {
        this.rules = rules;
        this.lookups = lookups;
        this.supplier = supplier;
    }

    /** Plain text can show no certificate. */
    @Nullable
    Response refusePlainText(Exchange exchange) {
        boolean plain = exchange.channel().pipeline().get(SslHandler.class) == null;
        return plain && rules.clients == Clients.VERIFIED
                ? Response.text(HttpStatus.FORBIDDEN, "a client certificate is needed, hence TLS")
                : null;
    }

    @Nullable
    Response refuseWebSocket(Exchange exchange) {
        Authenticator authenticator = rules.authenticator;
        return authenticator == null ? null : authenticator.refuse(exchange);
    }

    @Nullable
    Response refuseFile(Exchange exchange) {
        Authenticator authenticator = rules.authenticator;
        boolean covered = authenticator != null && rules.filesAreCovered && authenticator.coversFiles();
        return covered ? refuseWebSocket(exchange) : null;
    }

    /** Where the request leads; the future fails with an HttpException for a token that leads nowhere. */
    Future<Target> findTarget(HttpRequest request, EventLoop loop) throws HttpException {
        if (supplier != null) {
            return supplier.find(loop);
        }
        TokenSource tokens = rules.tokens;
        if (tokens == null) {
            Target target = rules.target;
            if (target == null) {
                throw new IllegalStateException("neither tokens nor a target");
            }
            return loop.newSucceededFuture(target);
        }
        String token = rules.tokenReader.read(request);
        Promise<Target> found = loop.newPromise();
        try {
            lookups.execute(() -> find(tokens, token, found));
        } catch (RejectedExecutionException e) {
            found.setFailure(e);
        }
        return found;
    }

    private static void find(TokenSource tokens, String token, Promise<Target> found) {
        try {
            Target target = tokens.find(token);
            if (target == null) {
                found.setFailure(TokenReader.refusal());
            } else {
                found.setSuccess(target);
            }
        } catch (Exception e) {
            found.setFailure(e);
        }
    }
}

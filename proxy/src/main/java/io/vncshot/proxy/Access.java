package io.vncshot.proxy;

import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import io.vncshot.proxy.address.Target;
import io.vncshot.proxy.address.TargetRules;
import io.vncshot.proxy.address.TargetSupplier;
import io.vncshot.proxy.auth.Authenticator;
import io.vncshot.proxy.http.Exchange;
import io.vncshot.proxy.http.HttpException;
import io.vncshot.proxy.http.HttpRequest;
import io.vncshot.proxy.http.HttpStatus;
import io.vncshot.proxy.http.Response;
import io.vncshot.proxy.token.TokenReader;
import io.vncshot.proxy.token.TokenSource;
import java.util.List;
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
            List<Authenticator> authenticators,
            boolean filesAreCovered,
            @Nullable TokenSource tokens,
            TokenReader tokenReader,
            @Nullable Target target,
            TargetRules targets) {}

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
        for (Authenticator authenticator : rules.authenticators) {
            Response refusal = authenticator.refuse(exchange);
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    @Nullable
    Response refuseFile(Exchange exchange) {
        for (Authenticator authenticator : rules.authenticators) {
            boolean covered = rules.filesAreCovered && authenticator.coversFiles();
            Response refusal = covered ? authenticator.refuse(exchange) : null;
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    /** Where the request leads; the future fails with an HttpException if that is nowhere, or not allowed. */
    Future<Target> findTarget(HttpRequest request, EventLoop loop) throws HttpException {
        if (supplier != null) {
            return supplier.find(loop);
        }
        TokenSource tokens = rules.tokens;
        if (tokens == null && rules.targets.allowAll()) {
            return loop.newSucceededFuture(fixedTarget());
        }
        String token = tokens == null ? null : rules.tokenReader.read(request);
        Promise<Target> found = loop.newPromise();
        try {
            lookups.execute(() -> find(token, found));
        } catch (RejectedExecutionException e) {
            found.setFailure(e);
        }
        return found;
    }

    private Target fixedTarget() {
        if (rules.target == null) {
            throw new IllegalStateException("neither tokens nor a target");
        }
        return rules.target;
    }

    private void find(@Nullable String token, Promise<Target> found) {
        try {
            Target target = rules.tokens == null || token == null ? fixedTarget() : rules.tokens.find(token);
            if (target == null) {
                found.setFailure(TokenReader.refusal());
            } else if (rules.targets.allow(target)) {
                found.setSuccess(target);
            } else {
                found.setFailure(new HttpException(HttpStatus.FORBIDDEN, "the target is not allowed"));
            }
        } catch (Exception e) {
            found.setFailure(e);
        }
    }
}

package io.vncshot.snap.web;

import io.vncshot.snap.web.WebException.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Sends requests by HTTP/1.1, each within a time, and keeps little of the answers. For any number of threads. */
public final class WebSender {
    private final HttpClient client;

    /** What a server says, of its body the beginning. */
    record Answer(int status, HttpHeaders headers, String body) {
        boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    private WebSender(HttpClient client) {
        this.client = client;
    }

    /** One that sends where it is told to, and nowhere that a server then sends it on to. */
    public static WebSender direct(Optional<SSLContext> authorities) {
        return new WebSender(builder(authorities, HttpClient.Redirect.NEVER).build());
    }

    /** One that goes where a server sends it on to, but not from https:// to http://. */
    public static WebSender following() {
        return new WebSender(
                builder(Optional.empty(), HttpClient.Redirect.NORMAL).build());
    }

    private static HttpClient.Builder builder(Optional<SSLContext> authorities, HttpClient.Redirect redirect) {
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(redirect);
        return authorities.isPresent() ? builder.sslContext(authorities.get()) : builder;
    }

    /** Sends, and waits for the whole answer. */
    Answer send(HttpRequest.Builder request, URI uri, Duration timeout) throws WebException {
        return await(start(request, uri, timeout), uri, timeout);
    }

    /** Sends. */
    CompletableFuture<HttpResponse<String>> start(HttpRequest.Builder request, URI uri, Duration timeout) {
        HttpRequest built = request.uri(uri).timeout(timeout).build();
        return client.sendAsync(built, info -> new BodyBeginning());
    }

    /** Waits for an answer, and gives up on it when it does not come. */
    static Answer await(CompletableFuture<HttpResponse<String>> sent, URI uri, Duration timeout) throws WebException {
        try {
            HttpResponse<String> response = sent.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (TimeoutException e) {
            throw timedOut(uri, timeout, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WebException(Reason.REFUSED, "interrupted", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw failure(cause == null ? e : cause, uri, timeout);
        } finally {
            sent.cancel(true);
        }
    }

    private static WebException timedOut(URI uri, Duration timeout, Throwable cause) {
        String seconds = timeout.toSeconds() + "." + timeout.toMillisPart() / 100;
        return new WebException(Reason.TIMEOUT, host(uri) + " did not answer within " + seconds + " s", cause);
    }

    private static WebException failure(Throwable cause, URI uri, Duration timeout) {
        if (cause instanceof HttpConnectTimeoutException || cause instanceof ConnectException) {
            return new WebException(Reason.CONNECT, "cannot connect to " + host(uri) + whyNot(cause), cause);
        }
        if (cause instanceof HttpTimeoutException) {
            return timedOut(uri, timeout, cause);
        }
        if (cause instanceof SSLHandshakeException || cause instanceof SSLPeerUnverifiedException) {
            return new WebException(Reason.TLS, host(uri) + ": TLS: " + cause.getMessage(), cause);
        }
        if (cause instanceof IOException) {
            return new WebException(Reason.CONNECTION_LOST, "the connection to " + host(uri) + " was lost", cause);
        }
        throw new IllegalStateException(cause);
    }

    private static String whyNot(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return ": no such host";
            }
        }
        return "";
    }

    /** The host and the port of an address, which alone are in messages. */
    static String host(URI uri) {
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }
}

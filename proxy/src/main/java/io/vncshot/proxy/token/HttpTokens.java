package io.vncshot.proxy.token;

import io.vncshot.proxy.address.Target;
import io.vncshot.proxy.transport.LogText;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A server that answers for a token where it leads; any answer but success makes it unknown. */
@SuppressWarnings("OrphanedFormatString") // the original's sign for the token
final class HttpTokens implements TokenSource {
    private static final int SECONDS = 10;

    /** What the answers are. */
    enum Format {
        /** {@code host:port}. */
        TEXT {
            @Override
            Target parse(String body) throws IOException {
                return JsonTarget.fromText(body);
            }
        },
        /** An object with host and port. */
        JSON {
            @Override
            Target parse(String body) throws IOException {
                return JsonTarget.fromHostAndPort(JsonTarget.parse(body));
            }
        };

        abstract Target parse(String body) throws IOException;
    }

    private final String pattern;
    private final Format format;
    private final HttpClient client;

    /** The source is an address in which %s stands for the token. */
    HttpTokens(String source, Format format) {
        if (!source.contains("%s") || !(source.startsWith("http://") || source.startsWith("https://"))) {
            throw new IllegalArgumentException(
                    "--token-source: must be an address with %s for the token, as https://host/tokens/%s");
        }
        this.pattern = source;
        this.format = format;
        this.client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(SECONDS))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        request("token");
    }

    @Override
    public @Nullable Target find(String token) throws IOException {
        HttpResponse<byte[]> answer = fetch(request(token));
        if (answer.statusCode() >= 500) {
            throw new IOException("the server of tokens answers " + answer.statusCode());
        }
        if (answer.statusCode() / 100 != 2) {
            return null;
        }
        return format.parse(new String(answer.body(), StandardCharsets.UTF_8).trim());
    }

    private HttpRequest request(String token) {
        String escaped = URLEncoder.encode(token, StandardCharsets.UTF_8).replace("+", "%20");
        try {
            return HttpRequest.newBuilder(URI.create(pattern.replace("%s", escaped)))
                    .header("Accept", "application/json, text/plain")
                    .build();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--token-source: is no address of a server");
        }
    }

    private HttpResponse<byte[]> fetch(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> pending = client.sendAsync(request, head -> new LimitedBody());
        try {
            return pending.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            @Nullable Throwable cause = e.getCause();
            throw new IOException("the server of tokens: " + (cause == null ? "no answer" : LogText.of(cause)));
        } catch (TimeoutException e) {
            throw new IOException("the server of tokens: no answer within " + SECONDS + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } finally {
            pending.cancel(true);
        }
    }
}

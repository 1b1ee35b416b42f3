package io.vncshot.snap.web;

import io.vncshot.snap.web.WebException.Reason;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Signs of life to a service that raises an alarm without them: GET of the address with {@code /start} at the start, the
 * address itself after success, and with {@code /fail} after a failure, as healthchecks.io has it. The address is as good as a
 * password, so messages have its host alone.
 */
public final class Ping {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final URI address;
    private final WebSender sender = WebSender.following();

    private Ping(URI address) {
        this.address = address;
    }

    /** What has happened. */
    public enum Sign {
        START("/start"),
        SUCCESS(""),
        FAIL("/fail");

        private final String ending;

        Sign(String ending) {
            this.ending = ending;
        }
    }

    /** A sign on its way. */
    public final class Sent {
        private final URI uri;
        private final CompletableFuture<HttpResponse<String>> answer;

        private Sent(Sign sign) {
            uri = uri(sign);
            answer = sender.start(HttpRequest.newBuilder().setHeader("User-Agent", "vncshot"), uri, TIMEOUT);
        }

        /** Waits until it has arrived. */
        public void await() throws WebException {
            WebSender.Answer said = WebSender.await(answer, uri, TIMEOUT);
            if (!said.isSuccess()) {
                throw new WebException(Reason.REFUSED, WebSender.host(uri) + " answered " + said.status());
            }
        }
    }

    /**
     * One to an address.
     *
     * @throws IllegalArgumentException whose message is the rule that the text breaks, without the text
     */
    public static Ping to(String text) {
        try {
            URI uri = new URI(text);
            String scheme = String.valueOf(uri.getScheme());
            boolean isWeb = scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http");
            if (isWeb && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null) {
                return new Ping(uri);
            }
        } catch (URISyntaxException e) {
            // Its message would show the text.
        }
        throw new IllegalArgumentException(
                "must be an address as in https://hc-ping.example/UUID, without a login or #");
    }

    /** Sends a sign. */
    public Sent send(Sign sign) {
        return new Sent(sign);
    }

    URI uri(Sign sign) {
        String text = address.toString();
        int query = text.indexOf('?');
        String path = query < 0 ? text : text.substring(0, query);
        String ending = path.endsWith("/") && !sign.ending.isEmpty() ? sign.ending.substring(1) : sign.ending;
        return URI.create(path + ending + (query < 0 ? "" : text.substring(query)));
    }

    /** The host alone. */
    @Override
    public String toString() {
        return WebSender.host(address);
    }
}

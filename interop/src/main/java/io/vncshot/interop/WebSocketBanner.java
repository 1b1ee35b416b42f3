package io.vncshot.interop;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** What a browser's viewer gets from the proxy first. */
final class WebSocketBanner implements WebSocket.Listener {
    private static final int LIMIT_SECONDS = 40;

    private final CompletableFuture<String> banner = new CompletableFuture<>();

    private WebSocketBanner() {}

    /** The first message; {@code HTTP 503} or another status when the proxy refuses. */
    static String read(String host, int port) {
        WebSocketBanner listener = new WebSocketBanner();
        try {
            WebSocket socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(URI.create("ws://" + host + ":" + port + "/websockify"), listener)
                    .join();
            String text =
                    listener.banner.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
            socket.abort();
            return text;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refusal) {
                return "HTTP " + refusal.getResponse().statusCode();
            }
            throw e;
        }
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        banner.complete(StandardCharsets.US_ASCII.decode(data).toString());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        banner.completeExceptionally(error);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        banner.completeExceptionally(new IllegalStateException("closed with " + status + " " + reason));
        return CompletableFuture.completedFuture(null);
    }
}

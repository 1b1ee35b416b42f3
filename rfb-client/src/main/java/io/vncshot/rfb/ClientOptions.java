package io.vncshot.rfb;

import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.CredentialSource;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.PictureDecoder;
import io.vncshot.rfb.protocol.SecurityType;
import io.vncshot.rfb.protocol.ServerTrust;
import io.vncshot.rfb.transport.Route;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How to connect. Immutable; start from {@link #defaults()} and change what differs.
 *
 * @param credentials asked when the server wants a password
 * @param securityTypes those allowed, strongest first
 * @param trust how a server proves who it is
 * @param webSocketHeaders lines to add to a WebSocket's request, as in {@code Cookie: a=b}
 * @param route how to get to the server
 * @param encodings those to announce, in order; empty to choose by the link
 * @param pixelFormat what to ask the server for; empty to choose by what it has
 * @param cursor who draws the pointer
 * @param pictures for TightPNG, and JPEG
 * @param quality of JPEG, 0 to 9; empty for no loss
 * @param access whether other clients stay connected
 * @param connectTimeout for the connection alone
 * @param handshakeTimeout for everything from the version to ServerInit
 * @param updateTimeout for one update, from its first byte
 * @param maxPixels screens of more are refused
 */
public record ClientOptions(
        CredentialSource credentials,
        List<SecurityType> securityTypes,
        ServerTrust trust,
        List<String> webSocketHeaders,
        Route route,
        List<Encoding> encodings,
        Optional<PixelFormat> pixelFormat,
        CursorMode cursor,
        PictureDecoder pictures,
        OptionalInt quality,
        Access access,
        Duration connectTimeout,
        Duration handshakeTimeout,
        Duration updateTimeout,
        int maxPixels,
        SessionListener listener) {

    /** The shared-flag of ClientInit (RFC 6143 §7.3.1). */
    public enum Access {
        SHARED,
        EXCLUSIVE
    }

    public ClientOptions {
        securityTypes = List.copyOf(securityTypes);
        webSocketHeaders = List.copyOf(webSocketHeaders);
        encodings = List.copyOf(encodings);
        if (quality.isPresent() && (quality.getAsInt() < 0 || quality.getAsInt() > 9)) {
            throw new IllegalArgumentException("quality " + quality.getAsInt() + ": must be 0 to 9");
        }
        if (maxPixels < 1) {
            throw new IllegalArgumentException("maxPixels " + maxPixels + ": must be at least 1");
        }
    }

    /** No credentials, every security type that {@link SecurityType#allowedByDefault} names, the pointer left out, shared, and time limits that suit a live server. */
    public static ClientOptions defaults() {
        return new ClientOptions(
                CredentialSource.NONE,
                SecurityType.allowedByDefault(),
                ServerTrust.DEFAULT,
                List.of(),
                Route.DIRECT,
                List.of(),
                Optional.empty(),
                CursorMode.OMITTED,
                PictureDecoder.NONE,
                OptionalInt.empty(),
                Access.SHARED,
                Duration.ofSeconds(10),
                Duration.ofSeconds(15),
                Duration.ofSeconds(30),
                64 << 20,
                SessionListener.NONE);
    }

    public ClientOptions withCredentials(CredentialSource credentials) {
        return new ClientOptions(
                credentials,
                securityTypes,
                trust,
                webSocketHeaders,
                route,
                encodings,
                pixelFormat,
                cursor,
                pictures,
                quality,
                access,
                connectTimeout,
                handshakeTimeout,
                updateTimeout,
                maxPixels,
                listener);
    }

    public ClientOptions withSecurityTypes(List<SecurityType> securityTypes) {
        return new ClientOptions(
                credentials,
                securityTypes,
                trust,
                webSocketHeaders,
                route,
                encodings,
                pixelFormat,
                cursor,
                pictures,
                quality,
                access,
                connectTimeout,
                handshakeTimeout,
                updateTimeout,
                maxPixels,
                listener);
    }

    public ClientOptions withTrust(ServerTrust trust) {
        return new ClientOptions(
                credentials,
                securityTypes,
                trust,
                webSocketHeaders,
                route,
                encodings,
                pixelFormat,
                cursor,
                pictures,
                quality,
                access,
                connectTimeout,
                handshakeTimeout,
                updateTimeout,
                maxPixels,
                listener);
    }

    public ClientOptions withWebSocketHeaders(List<String> webSocketHeaders) {
        return new ClientOptions(
                credentials,
                securityTypes,
                trust,
                webSocketHeaders,
                route,
                encodings,
                pixelFormat,
                cursor,
                pictures,
                quality,
                access,
                connectTimeout,
                handshakeTimeout,
                updateTimeout,
                maxPixels,
                listener);
    }

    public ClientOptions withEncodings(List<Encoding> encodings) {
        return new ClientOptions(
                credentials,
                securityTypes,
                trust,
                webSocketHeaders,
                route,
                encodings,
                pixelFormat,
                cursor,
                pictures,
                quality,
                access,
                connectTimeout,
                handshakeTimeout,
                updateTimeout,
                maxPixels,
                listener);
    }

    public ClientOptions withPixelFormat(PixelFormat pixelFormat) {
        return new ClientOptions(
                credentials,
                securityTypes,
                trust,
                webSocketHeaders,
                route,
                encodings,
                Optional.of(pixelFormat),
                cursor,
                pictures,
                quality,
                access,
                connectTimeout,
                handshakeTimeout,
                updateTimeout,
                maxPixels,
                listener);
    }

    public ClientOptions withCursor(CursorMode cursor) {
        return new ClientOptions(
                credentials,
                securityTypes,
                trust,
                webSocketHeaders,
                route,
                encodings,
                pixelFormat,
                cursor,
                pictures,
                quality,
                access,
                connectTimeout,
                handshakeTimeout,
                updateTimeout,
                maxPixels,
                listener);
    }

    public ClientOptions withPictures(PictureDecoder pictures) {
        return new ClientOptions(
                credentials,
                securityTypes,
                trust,
                webSocketHeaders,
                route,
                encodings,
                pixelFormat,
                cursor,
                pictures,
                quality,
                access,
                connectTimeout,
                handshakeTimeout,
                updateTimeout,
                maxPixels,
                listener);
    }

    public ClientOptions withQuality(int quality) {
        return new ClientOptions(
                credentials,
                securityTypes,
                trust,
                webSocketHeaders,
                route,
                encodings,
                pixelFormat,
                cursor,
                pictures,
                OptionalInt.of(quality),
                access,
                connectTimeout,
                handshakeTimeout,
                updateTimeout,
                maxPixels,
                listener);
    }

    public ClientOptions withRoute(Route route) {
        return new ClientOptions(
                credentials,
                securityTypes,
                trust,
                webSocketHeaders,
                route,
                encodings,
                pixelFormat,
                cursor,
                pictures,
                quality,
                access,
                connectTimeout,
                handshakeTimeout,
                updateTimeout,
                maxPixels,
                listener);
    }

    public ClientOptions withAccess(Access access) {
        return new ClientOptions(
                credentials,
                securityTypes,
                trust,
                webSocketHeaders,
                route,
                encodings,
                pixelFormat,
                cursor,
                pictures,
                quality,
                access,
                connectTimeout,
                handshakeTimeout,
                updateTimeout,
                maxPixels,
                listener);
    }

    public ClientOptions withConnectTimeout(Duration connectTimeout) {
        return new ClientOptions(
                credentials,
                securityTypes,
                trust,
                webSocketHeaders,
                route,
                encodings,
                pixelFormat,
                cursor,
                pictures,
                quality,
                access,
                connectTimeout,
                handshakeTimeout,
                updateTimeout,
                maxPixels,
                listener);
    }

    public ClientOptions withHandshakeTimeout(Duration handshakeTimeout) {
        return new ClientOptions(
                credentials,
                securityTypes,
                trust,
                webSocketHeaders,
                route,
                encodings,
                pixelFormat,
                cursor,
                pictures,
                quality,
                access,
                connectTimeout,
                handshakeTimeout,
                updateTimeout,
                maxPixels,
                listener);
    }

    public ClientOptions withUpdateTimeout(Duration updateTimeout) {
        return new ClientOptions(
                credentials,
                securityTypes,
                trust,
                webSocketHeaders,
                route,
                encodings,
                pixelFormat,
                cursor,
                pictures,
                quality,
                access,
                connectTimeout,
                handshakeTimeout,
                updateTimeout,
                maxPixels,
                listener);
    }

    public ClientOptions withMaxPixels(int maxPixels) {
        return new ClientOptions(
                credentials,
                securityTypes,
                trust,
                webSocketHeaders,
                route,
                encodings,
                pixelFormat,
                cursor,
                pictures,
                quality,
                access,
                connectTimeout,
                handshakeTimeout,
                updateTimeout,
                maxPixels,
                listener);
    }

    public ClientOptions withListener(SessionListener listener) {
        return new ClientOptions(
                credentials,
                securityTypes,
                trust,
                webSocketHeaders,
                route,
                encodings,
                pixelFormat,
                cursor,
                pictures,
                quality,
                access,
                connectTimeout,
                handshakeTimeout,
                updateTimeout,
                maxPixels,
                listener);
    }
}

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
 * How to connect. Start from {@link #defaults()} and change what differs: each {@code with…} makes another object.
 * Immutable, for any thread once it has been handed over as threads hand things over.
 */
public final class ClientOptions {
    private static final int MAX_QUALITY = 9;

    // Written only on a copy that nobody has seen yet.
    private CredentialSource credentials = CredentialSource.NONE;
    private List<SecurityType> securityTypes = SecurityType.allowedByDefault();
    private ServerTrust trust = ServerTrust.DEFAULT;
    private List<String> webSocketHeaders = List.of();
    private Route route = Route.DIRECT;
    private List<Encoding> encodings = List.of();
    private Optional<PixelFormat> pixelFormat = Optional.empty();
    private CursorMode cursor = CursorMode.OMITTED;
    private PictureDecoder pictures = PictureDecoder.NONE;
    private OptionalInt quality = OptionalInt.empty();
    private Access access = Access.SHARED;
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration handshakeTimeout = Duration.ofSeconds(15);
    private Duration updateTimeout = Duration.ofSeconds(30);
    private int maxPixels = 64 << 20;
    private SessionListener listener = SessionListener.NONE;

    /** The shared-flag of ClientInit (RFC 6143 §7.3.1). */
    public enum Access {
        SHARED,
        EXCLUSIVE
    }

    private ClientOptions() {}

    private ClientOptions(ClientOptions other) {
        credentials = other.credentials;
        securityTypes = other.securityTypes;
        trust = other.trust;
        webSocketHeaders = other.webSocketHeaders;
        route = other.route;
        encodings = other.encodings;
        pixelFormat = other.pixelFormat;
        cursor = other.cursor;
        pictures = other.pictures;
        quality = other.quality;
        access = other.access;
        connectTimeout = other.connectTimeout;
        handshakeTimeout = other.handshakeTimeout;
        updateTimeout = other.updateTimeout;
        maxPixels = other.maxPixels;
        listener = other.listener;
    }

    /**
     * No credentials, every security type that {@link SecurityType#allowedByDefault} names, the pointer left out, shared,
     * and time limits that suit a live server.
     */
    public static ClientOptions defaults() {
        return new ClientOptions();
    }

    /** Asked when the server wants a password. */
    public CredentialSource credentials() {
        return credentials;
    }

    /** Those allowed, strongest first. */
    public List<SecurityType> securityTypes() {
        return securityTypes;
    }

    /** How a server proves who it is. */
    public ServerTrust trust() {
        return trust;
    }

    /** Lines to add to a WebSocket's request, as in {@code Cookie: a=b}. */
    public List<String> webSocketHeaders() {
        return webSocketHeaders;
    }

    /** How to get to the server. */
    public Route route() {
        return route;
    }

    /** Those to announce, in order; empty to choose by the link. */
    public List<Encoding> encodings() {
        return encodings;
    }

    /** What to ask the server for; empty to choose by what it has. */
    public Optional<PixelFormat> pixelFormat() {
        return pixelFormat;
    }

    /** Who draws the pointer. */
    public CursorMode cursor() {
        return cursor;
    }

    /** For TightPNG, and JPEG. */
    public PictureDecoder pictures() {
        return pictures;
    }

    /** Of JPEG, 0 to 9; empty for no loss. */
    public OptionalInt quality() {
        return quality;
    }

    /** Whether other clients stay connected. */
    public Access access() {
        return access;
    }

    /** For the connection alone. */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /** For everything from the version to ServerInit. */
    public Duration handshakeTimeout() {
        return handshakeTimeout;
    }

    /** For one update, from its first byte. */
    public Duration updateTimeout() {
        return updateTimeout;
    }

    /** Screens of more are refused. */
    public int maxPixels() {
        return maxPixels;
    }

    /** Told what the server says beside pictures. */
    public SessionListener listener() {
        return listener;
    }

    public ClientOptions withCredentials(CredentialSource credentials) {
        ClientOptions changed = new ClientOptions(this);
        changed.credentials = credentials;
        return changed;
    }

    public ClientOptions withSecurityTypes(List<SecurityType> securityTypes) {
        ClientOptions changed = new ClientOptions(this);
        changed.securityTypes = List.copyOf(securityTypes);
        return changed;
    }

    public ClientOptions withTrust(ServerTrust trust) {
        ClientOptions changed = new ClientOptions(this);
        changed.trust = trust;
        return changed;
    }

    public ClientOptions withWebSocketHeaders(List<String> webSocketHeaders) {
        ClientOptions changed = new ClientOptions(this);
        changed.webSocketHeaders = List.copyOf(webSocketHeaders);
        return changed;
    }

    public ClientOptions withRoute(Route route) {
        ClientOptions changed = new ClientOptions(this);
        changed.route = route;
        return changed;
    }

    public ClientOptions withEncodings(List<Encoding> encodings) {
        ClientOptions changed = new ClientOptions(this);
        changed.encodings = List.copyOf(encodings);
        return changed;
    }

    public ClientOptions withPixelFormat(PixelFormat pixelFormat) {
        ClientOptions changed = new ClientOptions(this);
        changed.pixelFormat = Optional.of(pixelFormat);
        return changed;
    }

    public ClientOptions withCursor(CursorMode cursor) {
        ClientOptions changed = new ClientOptions(this);
        changed.cursor = cursor;
        return changed;
    }

    public ClientOptions withPictures(PictureDecoder pictures) {
        ClientOptions changed = new ClientOptions(this);
        changed.pictures = pictures;
        return changed;
    }

    /**
     * Allows loss.
     *
     * @throws IllegalArgumentException for a quality that is not 0 to 9
     */
    public ClientOptions withQuality(int quality) {
        if (quality < 0 || quality > MAX_QUALITY) {
            throw new IllegalArgumentException("quality " + quality + ": must be 0 to " + MAX_QUALITY);
        }
        ClientOptions changed = new ClientOptions(this);
        changed.quality = OptionalInt.of(quality);
        return changed;
    }

    public ClientOptions withAccess(Access access) {
        ClientOptions changed = new ClientOptions(this);
        changed.access = access;
        return changed;
    }

    public ClientOptions withConnectTimeout(Duration connectTimeout) {
        ClientOptions changed = new ClientOptions(this);
        changed.connectTimeout = connectTimeout;
        return changed;
    }

    public ClientOptions withHandshakeTimeout(Duration handshakeTimeout) {
        ClientOptions changed = new ClientOptions(this);
        changed.handshakeTimeout = handshakeTimeout;
        return changed;
    }

    public ClientOptions withUpdateTimeout(Duration updateTimeout) {
        ClientOptions changed = new ClientOptions(this);
        changed.updateTimeout = updateTimeout;
        return changed;
    }

    public ClientOptions withMaxPixels(int maxPixels) {
        if (maxPixels < 1) {
            throw new IllegalArgumentException("maxPixels " + maxPixels + ": must be at least 1");
        }
        ClientOptions changed = new ClientOptions(this);
        changed.maxPixels = maxPixels;
        return changed;
    }

    public ClientOptions withListener(SessionListener listener) {
        ClientOptions changed = new ClientOptions(this);
        changed.listener = listener;
        return changed;
    }
}

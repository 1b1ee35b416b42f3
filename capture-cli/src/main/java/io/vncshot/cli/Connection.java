package io.vncshot.cli;

import io.vncshot.cli.credential.Credentials;
import io.vncshot.cli.message.Messages;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.option.Options;
import io.vncshot.cli.option.Settings;
import io.vncshot.cli.picture.FilePictures;
import io.vncshot.cli.time.TimeBudget;
import io.vncshot.rfb.ClientOptions;
import io.vncshot.rfb.CursorMode;
import io.vncshot.rfb.RfbSession;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.KnownServers;
import io.vncshot.rfb.transport.Route;
import io.vncshot.rfb.transport.ServerAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The settings of a connection in the words of the RFB client. */
final class Connection {
    private Connection() {}

    /**
     * Makes them for a server of the settings'.
     *
     * @throws UsageException for a way to it that cannot be
     */
    static ClientOptions options(
            Invocation invocation, Settings settings, Destination destination, Messages messages, TimeBudget time)
            throws UsageException {
        ServerAddress address = destination.address();
        Route route = ServerRoute.of(address, settings, invocation.environment());
        Optional<String> via = settings.find(Options.VIA);
        String name = via.isPresent() ? via.get() + "/" + destination.identity() : destination.identity();
        KnownServers known = ServerSecurity.known(name, settings, invocation, messages);
        return options(invocation, settings, address.display(), known, time).withRoute(route);
    }

    /**
     * Makes them.
     *
     * @param server as messages name it
     * @param known what is remembered of it
     */
    static ClientOptions options(
            Invocation invocation, Settings settings, String server, KnownServers known, TimeBudget time) {
        Credentials credentials = new Credentials(
                settings, invocation.environment(), invocation.workingDirectory(), invocation.prompt(), server, time);
        ClientOptions options = ClientOptions.defaults()
                .withCredentials(credentials)
                .withConnectTimeout(settings.get(Options.CONNECT_TIMEOUT));
        Optional<PixelFormat> pixelFormat = settings.find(Options.PIXEL_FORMAT);
        if (pixelFormat.isPresent()) {
            options = options.withPixelFormat(pixelFormat.get());
        }
        Optional<List<Encoding>> encodings = settings.find(Options.ENCODINGS);
        if (encodings.isPresent()) {
            options = options.withEncodings(encodings.get());
        }
        Optional<Integer> quality = settings.find(Options.QUALITY);
        if (quality.isPresent()) {
            options = options.withQuality(quality.get());
        }
        if (quality.isPresent() || encodings.isPresent()) {
            options = options.withPictures(new FilePictures());
        }
        if (settings.get(Options.LOCALCURSOR)) {
            options = options.withCursor(CursorMode.DRAWN_BY_CLIENT);
        }
        Optional<List<String>> headers = settings.find(Options.HEADER);
        if (headers.isPresent()) {
            options = options.withWebSocketHeaders(headers.get());
        }
        options = ServerSecurity.apply(options, settings, invocation.workingDirectory(), known);
        if (settings.get(Options.EXCLUSIVE)) {
            options = options.withAccess(ClientOptions.Access.EXCLUSIVE);
        }
        Duration timeout = settings.get(Options.TIMEOUT);
        boolean morePatient = settings.isSet(Options.TIMEOUT) && timeout.compareTo(options.updateTimeout()) > 0;
        return morePatient ? options.withUpdateTimeout(timeout) : options;
    }

    /** What has been agreed on, for {@code -v}. */
    static String describe(RfbSession session) {
        PixelFormat format = session.pixelFormat();
        StringBuilder text = new StringBuilder("RFB ")
                .append(session.protocolVersion())
                .append(", security ")
                .append(session.securityType().title())
                .append(", ")
                .append(session.width())
                .append('x')
                .append(session.height())
                .append(" \"")
                .append(session.desktopName())
                .append("\", ")
                .append(format.bitsPerPixel())
                .append(" bits a pixel, encodings");
        for (Encoding encoding : session.encodings()) {
            text.append(' ').append(encoding.name());
        }
        return text.toString();
    }
}

package io.vncshot.proxy.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.vncshot.proxy.transport.LogText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate of the listening side. The files are looked at for each connection and read again when they have
 * changed; while they cannot be read, what was read last is used. Any thread may use it.
 */
public final class ServerTls {
    private static final Logger LOG = LoggerFactory.getLogger("proxy");

    private final TlsSettings settings;
    private String seen;
    private SslContext context;

    private ServerTls(TlsSettings settings, String seen, SslContext context) {
        this.settings = settings;
        this.seen = seen;
        this.context = context;
    }

    /** Reads the files. One that is missing or broken is an IOException that names it. */
    public static ServerTls load(TlsSettings settings) throws IOException {
        String seen = stamp(settings);
        return new ServerTls(settings, seen, newContext(settings));
    }

    /** The handler for a new connection. */
    public SslHandler newHandler(ByteBufAllocator allocator) {
        return current().newHandler(allocator);
    }

    private synchronized SslContext current() {
        String now = stamp(settings);
        if (!now.equals(seen)) {
            seen = now;
            try {
                context = newContext(settings);
                LOG.info("{}: read again", settings.certificate());
            } catch (IOException e) {
                LOG.warn("the certificate in use stays: {}", LogText.of(e));
            }
        }
        return context;
    }

    private static String stamp(TlsSettings settings) {
        Path authorities = settings.clients().authorities();
        StringBuilder stamp = new StringBuilder();
        for (Path file : authorities == null
                ? List.of(settings.certificate(), settings.keyFile())
                : List.of(settings.certificate(), settings.keyFile(), authorities)) {
            try {
                stamp.append(Files.readAttributes(file, "unix:ino,size,lastModifiedTime"));
            } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
                stamp.append(file.toFile().lastModified())
                        .append(' ')
                        .append(file.toFile().length());
            }
        }
        return stamp.toString();
    }

    /** BoringSSL takes no list of ciphers for TLS 1.3. */
    private static SslProvider provider(TlsSettings settings) {
        return settings.ciphers().isEmpty() && OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK;
    }

    private static SslContext newContext(TlsSettings settings) throws IOException {
        PemFile certificate = PemFile.read(settings.certificate());
        PemFile key = settings.key() == null ? certificate : PemFile.read(settings.key());
        ServerIdentity identity =
                new ServerIdentity(key.privateKey(settings.keyPassword()), certificate.certificates());
        if (!identity.isConsistent()) {
            throw new IOException(settings.certificate() + ": the key in " + settings.keyFile() + " is not its key");
        }
        SslProvider provider = provider(settings);
        SslContextBuilder builder = SslContextBuilder.forServer(identity.factory(provider))
                .sslProvider(provider)
                .protocols(settings.versions().names())
                .clientAuth(settings.clients().verified() ? ClientAuth.REQUIRE : ClientAuth.NONE);
        @Nullable Path authorities = settings.clients().authorities();
        if (authorities != null) {
            builder.trustManager(PemFile.read(authorities).certificates());
        } else if (!settings.clients().verified()) {
            // Nobody is asked for a certificate. Without any authority named Java reads all of its own, for 0.2 s.
            builder.trustManager(certificate.certificates());
        }
        if (!settings.ciphers().isEmpty()) {
            builder.ciphers(new ArrayList<>(settings.ciphers()));
        }
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new IOException(settings.certificate() + ": " + e.getMessage(), e);
        }
    }
}

package io.vncshot.proxy;

import io.vncshot.proxy.option.Given;
import io.vncshot.proxy.option.Option;
import io.vncshot.proxy.tls.Ciphers;
import io.vncshot.proxy.tls.FirstByte;
import io.vncshot.proxy.tls.ServerTls;
import io.vncshot.proxy.tls.TlsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The options of TLS on both legs. */
final class TlsOptions {
    private static final Option CERT = Option.value(
            "--cert",
            "FILE",
            "The certificate chain, in PEM; TLS and plain text are then served on one port. Default:"
                    + " self.pem, if there is one.");

    private static final Option KEY =
            Option.value("--key", "FILE", "Its private key, in PEM. Default: it is in the same file.");

    private static final Option KEY_PASSWORD =
            Option.value("--key-password", "PASSWORD", "The password of the private key.");

    private static final Option SSL_ONLY = Option.flag("Cut connections that are not TLS.", "--ssl-only");

    private static final Option SSL_VERSION = Option.value(
            "--ssl-version",
            "VERSION",
            "The lowest version: default (TLS 1.2), tlsv1_1 (TLS 1.2 as well), tlsv1_2, tlsv1_3.");

    private static final Option SSL_CIPHERS =
            Option.value("--ssl-ciphers", "LIST", "The ciphers, as OpenSSL lists them.");

    private static final Option VERIFY_CLIENT =
            Option.flag("Take only clients with a certificate that is signed by --cafile.", "--verify-client");

    private static final Option CAFILE =
            Option.value("--cafile", "FILE", "The authorities for --verify-client, in PEM. Default: Java's own.");

    private static final Option SSL_TARGET =
            Option.flag("Connect to the target by TLS, and verify its certificate and name.", "--ssl-target");

    static final List<Option> TABLE =
            List.of(CERT, KEY, KEY_PASSWORD, SSL_ONLY, SSL_VERSION, SSL_CIPHERS, VERIFY_CLIENT, CAFILE, SSL_TARGET);

    private static final Path DEFAULT_CERTIFICATE = Path.of("self.pem");

    /** What the original takes; its lower bounds below TLS 1.2 stand for TLS 1.2 here. */
    enum SslVersion {
        DEFAULT(TlsSettings.Versions.FROM_1_2),
        TLSV1_1(TlsSettings.Versions.FROM_1_2),
        TLSV1_2(TlsSettings.Versions.FROM_1_2),
        TLSV1_3(TlsSettings.Versions.ONLY_1_3);

        private final TlsSettings.Versions versions;

        SslVersion(TlsSettings.Versions versions) {
            this.versions = versions;
        }
    }

    @Nullable
    Path certificate;

    @Nullable
    Path key;

    @Nullable
    String keyPassword;

    boolean sslOnly;
    SslVersion version = SslVersion.DEFAULT;

    @Nullable
    String ciphers;

    boolean verifyClient;

    @Nullable
    Path authorities;

    boolean sslTarget;

    void read(Given given) {
        certificate = given.path(CERT);
        key = given.path(KEY);
        keyPassword = given.text(KEY_PASSWORD);
        sslOnly = given.isOn(SSL_ONLY);
        version = Objects.requireNonNullElse(given.choice(SSL_VERSION, SslVersion.values()), version);
        ciphers = given.text(SSL_CIPHERS);
        verifyClient = given.isOn(VERIFY_CLIENT);
        authorities = given.path(CAFILE);
        sslTarget = given.isOn(SSL_TARGET);
    }

    void check() {
        if (ciphers != null) {
            cipherNames();
        }
    }

    FirstByte.PlainText plainText() {
        return sslOnly ? FirstByte.PlainText.CUT : FirstByte.PlainText.SERVED;
    }

    /** The certificate to serve, or null if TLS is neither asked for nor possible. */
    @Nullable
    ServerTls load() throws IOException {
        if (certificate == null && !Files.exists(DEFAULT_CERTIFICATE)) {
            requireAbsent(sslOnly, "--ssl-only");
            requireAbsent(verifyClient, "--verify-client");
            requireAbsent(key != null, "--key");
            return null;
        }
        return ServerTls.load(new TlsSettings(
                certificate == null ? DEFAULT_CERTIFICATE : certificate,
                key,
                keyPassword,
                new TlsSettings.Clients(verifyClient, authorities),
                version.versions,
                cipherNames()));
    }

    /** What makes no sense without a certificate. */
    private static void requireAbsent(boolean given, String option) throws IOException {
        if (given) {
            throw new IOException(option + ": needs a certificate; name it with --cert");
        }
    }

    private List<String> cipherNames() {
        return ciphers == null ? List.of() : Ciphers.parse(ciphers);
    }
}

package io.vncshot.proxy;

import io.vncshot.proxy.tls.Ciphers;
import io.vncshot.proxy.tls.FirstByte;
import io.vncshot.proxy.tls.ServerTls;
import io.vncshot.proxy.tls.TlsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of TLS on both legs. */
final class TlsOptions {
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

    @Option(
            names = "--cert",
            paramLabel = "FILE",
            description = "The certificate chain, in PEM; TLS and plain text are then served on one port. Default:"
                    + " self.pem, if there is one.")
    @Nullable
    Path certificate;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Its private key, in PEM. Default: it is in the same file.")
    @Nullable
    Path key;

    @Option(names = "--key-password", paramLabel = "PASSWORD", description = "The password of the private key.")
    @Nullable
    String keyPassword;

    @Option(names = "--ssl-only", description = "Cut connections that are not TLS.")
    boolean sslOnly;

    @Option(
            names = "--ssl-version",
            paramLabel = "VERSION",
            description = "The lowest version: default (TLS 1.2), tlsv1_1 (TLS 1.2 as well), tlsv1_2, tlsv1_3.")
    SslVersion version = SslVersion.DEFAULT;

    @Option(names = "--ssl-ciphers", paramLabel = "LIST", description = "The ciphers, as OpenSSL lists them.")
    @Nullable
    String ciphers;

    @Option(names = "--verify-client", description = "Take only clients with a certificate that is signed by --cafile.")
    boolean verifyClient;

    @Option(
            names = "--cafile",
            paramLabel = "FILE",
            description = "The authorities for --verify-client, in PEM. Default: Java's own.")
    @Nullable
    Path authorities;

    @Option(names = "--ssl-target", description = "Connect to the target by TLS, and verify its certificate and name.")
    boolean sslTarget;

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
            if (sslOnly || verifyClient) {
                throw new IOException(
                        (sslOnly ? "--ssl-only" : "--verify-client") + ": needs a certificate; name it with --cert");
            }
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

    private List<String> cipherNames() {
        return ciphers == null ? List.of() : Ciphers.parse(ciphers);
    }
}

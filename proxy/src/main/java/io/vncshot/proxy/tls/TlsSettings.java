package io.vncshot.proxy.tls;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the listening side speaks TLS. Without a key file the key is in the certificate's; without a CA file clients are
 * verified by Java's own authorities; no ciphers stand for Java's choice.
 */
public record TlsSettings(
        Path certificate,
        @Nullable Path key,
        @Nullable String keyPassword,
        Clients clients,
        Versions versions,
        List<String> ciphers) {

    /** Whether clients must show a certificate, and who may have signed it. */
    public record Clients(boolean verified, @Nullable Path authorities) {}

    /** The versions that are spoken. */
    public enum Versions {
        FROM_1_2,
        ONLY_1_3;

        String[] names() {
            return this == ONLY_1_3 ? new String[] {"TLSv1.3"} : new String[] {"TLSv1.3", "TLSv1.2"};
        }
    }

    public TlsSettings {
        ciphers = List.copyOf(ciphers);
    }

    Path keyFile() {
        return key == null ? certificate : key;
    }

    @Override
    public String toString() {
        return "TlsSettings[" + certificate + "]";
    }
}

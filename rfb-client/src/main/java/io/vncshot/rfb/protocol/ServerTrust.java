package io.vncshot.rfb.protocol;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a server proves who it is, where a security type lets it do so, and how the client does where it is asked.
 *
 * @param authorities certificates in PEM that may sign the server's; empty for those that Java trusts
 * @param fingerprint that of the only certificate, or RSA key, to be accepted; it replaces every other check
 * @param known asked of RSA keys, and of certificates that no authority has signed
 * @param own shown to servers that ask for it
 */
public record ServerTrust(
        Checks checks,
        Optional<Path> authorities,
        Optional<Fingerprint> fingerprint,
        KnownServers known,
        Optional<ClientCertificate> own) {
    /** Without a certificate of the client. */
    public ServerTrust(
            Checks checks, Optional<Path> authorities, Optional<Fingerprint> fingerprint, KnownServers known) {
        this(checks, authorities, fingerprint, known, Optional.empty());
    }

    /**
     * A certificate of the client.
     *
     * @param chain in PEM, its own first
     * @param key its private key, in PEM and PKCS #8, without a password
     */
    public record ClientCertificate(Path chain, Path key) {}

    /** Whether anything is checked. */
    public enum Checks {
        ALL,
        /** Everybody is believed: whoever is in the middle can read everything. */
        NONE
    }

    /** By the authorities that Java trusts, nothing remembered. */
    public static final ServerTrust DEFAULT =
            new ServerTrust(Checks.ALL, Optional.empty(), Optional.empty(), KnownServers.NONE);

    /** Whether {@link #known} has a say. */
    public boolean asksKnown() {
        return checks == Checks.ALL && fingerprint.isEmpty();
    }
}

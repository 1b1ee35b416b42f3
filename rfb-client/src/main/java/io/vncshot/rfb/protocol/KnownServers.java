package io.vncshot.rfb.protocol;

/**
 * What is known of a server from earlier connections: trust on first use. It is asked only of keys that nothing else vouches
 * for, on the session's thread.
 */
public interface KnownServers {
    /** What a fingerprint is of. */
    enum Key {
        /** The key of RSA-AES. */
        RSA,
        /** The certificate of VeNCrypt. */
        CERTIFICATE,
        /** The certificate of what the connection passes through first: {@code wss://}, or TLS around everything. */
        OUTER_CERTIFICATE
    }

    /** Nothing is known: every RSA key is taken, since it at least keeps out who merely listens, and no certificate. */
    KnownServers NONE = new KnownServers() {
        @Override
        public boolean trusts(Key key, Fingerprint fingerprint) {
            return key == Key.RSA;
        }

        @Override
        public void remember(Key key, Fingerprint fingerprint) {}
    };

    /**
     * Whether the server may have that one: it had it before, or it may be new.
     *
     * @throws RfbException {@code TLS} when it had another before
     */
    boolean trusts(Key key, Fingerprint fingerprint) throws RfbException;

    /** The server has shown that it holds the private half of what {@link #trusts} has let pass. */
    void remember(Key key, Fingerprint fingerprint) throws RfbException;
}

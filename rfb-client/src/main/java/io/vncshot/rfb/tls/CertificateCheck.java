package io.vncshot.rfb.tls;

import io.vncshot.rfb.protocol.Fingerprint;
import io.vncshot.rfb.protocol.KnownServers;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.ServerTrust;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Trusts a server's certificate as {@link ServerTrust} says: any, the one of a fingerprint, or those of authorities. */
final class CertificateCheck extends X509ExtendedTrustManager {
    private final ServerTrust trust;
    private final KnownServers.Key kind;
    private final X509ExtendedTrustManager authorities;
    private @Nullable Fingerprint unsigned;

    CertificateCheck(ServerTrust trust, KnownServers.Key kind, X509ExtendedTrustManager authorities) {
        this.trust = trust;
        this.kind = kind;
        this.authorities = authorities;
    }

    /** Has a certificate remembered that no authority vouches for, once the handshake has shown that it is the server's. */
    void rememberTrusted() throws RfbException {
        if (unsigned != null) {
            trust.known().remember(kind, unsigned);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        if (trust.checks() == ServerTrust.Checks.NONE) {
            return;
        }
        Fingerprint fingerprint = Fingerprint.of(chain[0].getEncoded());
        if (trust.fingerprint().isPresent()) {
            if (!trust.fingerprint().get().equals(fingerprint)) {
                throw new RefusedCertificateException("the server's certificate has the SHA-256 fingerprint "
                        + fingerprint + ", not the one of --tls-fingerprint");
            }
            return;
        }
        try {
            authorities.checkServerTrusted(chain, authType, engine);
        } catch (CertificateException e) {
            if (!isKnown(fingerprint)) {
                throw new RefusedCertificateException(
                        "the server's certificate is not trusted: " + reason(e) + "; its SHA-256 fingerprint is "
                                + fingerprint + " (accept it with --tls-fingerprint, or name its issuer with --tls-ca)",
                        e);
            }
            unsigned = fingerprint;
        }
    }

    private boolean isKnown(Fingerprint fingerprint) throws RefusedCertificateException {
        try {
            return trust.known().trusts(kind, fingerprint);
        } catch (RfbException e) {
            throw new RefusedCertificateException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Java names the classes that failed before it says why. */
    private static String reason(CertificateException e) {
        String message = String.valueOf(e.getMessage());
        int classes = message.indexOf(": sun.security");
        return classes < 0
                ? message
                : message.substring(0, classes) + message.substring(message.indexOf(": ", classes + 2));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("a server's certificate without a connection");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("a server's certificate of a socket");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("a client's certificate");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("a client's certificate");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("a client's certificate");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities.getAcceptedIssuers();
    }
}

package io.vncshot.proxy.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The certificate and key that keytool has made for the rehearsal. */
final class ThrowAwayCertificate {
    private static final String ALIAS = "rehearsal";
    private static final char[] PASSWORD = "rehearsal".toCharArray();

    private final KeyStore keys;

    private ThrowAwayCertificate(KeyStore keys) {
        this.keys = keys;
    }

    static ThrowAwayCertificate load(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        return new ThrowAwayCertificate(keys);
    }

    Path writePem(Path file) throws IOException, GeneralSecurityException {
        return Files.writeString(
                file,
                pem("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded())
                        + pem("PRIVATE KEY", keys.getKey(ALIAS, PASSWORD).getEncoded()));
    }

    private static String pem(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END "
                + label + "-----\n";
    }

    /** Sockets of clients that trust it. */
    SocketFactory clientSockets() throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }
}

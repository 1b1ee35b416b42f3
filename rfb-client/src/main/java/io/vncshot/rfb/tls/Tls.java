package io.vncshot.rfb.tls;

import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.protocol.KnownServers;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.protocol.ServerTrust;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Puts TLS on a wire whose server waits for it. */
public final class Tls {
    private static final String DISABLED = "jdk.tls.disabledAlgorithms";
    private static final String ANONYMOUS = "_anon_";

    private Tls() {}

    /**
     * With a certificate of the server, checked before anything else is sent.
     *
     * @param host the name that the certificate must have
     * @param kind what the certificate is remembered as
     * @throws RfbException {@code TLS} when it is not trusted, or when TLS fails
     */
    public static Wire verified(Wire wire, String host, ServerTrust trust, KnownServers.Key kind) throws RfbException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            CertificateCheck check = new CertificateCheck(trust, kind, authorities(trust));
            context.init(ownKeys(trust), new TrustManager[] {check}, new SecureRandom());
            SSLEngine engine = context.createSSLEngine(host, -1);
            engine.setUseClientMode(true);
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            engine.setSSLParameters(parameters);
            TlsTransport transport = TlsTransport.open(wire, engine);
            check.rememberTrusted();
            return Wire.over(transport, wire.deadline());
        } catch (GeneralSecurityException e) {
            throw new RfbException(Reason.TLS, "TLS: " + e.getMessage(), e);
        }
    }

    private static KeyManager @Nullable [] ownKeys(ServerTrust trust) throws GeneralSecurityException, RfbException {
        return trust.own().isEmpty() ? null : ClientKeys.of(trust.own().get());
    }

    /**
     * Without a certificate: whoever is in the middle can read and change everything, and only who merely listens cannot.
     * Java forbids that unless its setting {@code jdk.tls.disabledAlgorithms} is changed before its first use of TLS, which
     * this does for the whole process.
     */
    public static Wire anonymous(Wire wire) throws RfbException {
        allowAnonymous();
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.2");
            context.init(null, null, new SecureRandom());
            SSLEngine engine = context.createSSLEngine();
            engine.setUseClientMode(true);
            engine.setEnabledProtocols(new String[] {"TLSv1.2"});
            engine.setEnabledCipherSuites(anonymousSuites(engine));
            return Wire.over(TlsTransport.open(wire, engine), wire.deadline());
        } catch (GeneralSecurityException e) {
            throw new RfbException(Reason.TLS, "TLS: " + e.getMessage(), e);
        }
    }

    private static void allowAnonymous() {
        String disabled = Security.getProperty(DISABLED);
        if (disabled == null) {
            return;
        }
        StringBuilder rest = new StringBuilder();
        int start = 0;
        while (start <= disabled.length()) {
            int comma = disabled.indexOf(',', start);
            int end = comma < 0 ? disabled.length() : comma;
            String entry = disabled.substring(start, end).strip();
            if (!entry.equals("anon")) {
                rest.append(rest.length() == 0 ? "" : ", ").append(entry);
            }
            start = end + 1;
        }
        Security.setProperty(DISABLED, rest.toString());
    }

    private static String[] anonymousSuites(SSLEngine engine) throws RfbException {
        List<String> suites = new ArrayList<>();
        for (String suite : engine.getSupportedCipherSuites()) {
            if (suite.contains(ANONYMOUS) && suite.contains("_AES_")) {
                suites.add(suite);
            }
        }
        if (suites.isEmpty()) {
            throw new RfbException(
                    Reason.TLS, "anonymous TLS: this Java has used TLS before it was allowed, and now refuses it");
        }
        return suites.toArray(new String[0]);
    }

    private static X509ExtendedTrustManager authorities(ServerTrust trust)
            throws GeneralSecurityException, RfbException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        Optional<Path> file = trust.authorities();
        factory.init(file.isEmpty() ? null : read(file.get()));
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager extended) {
                return extended;
            }
        }
        throw new IllegalStateException("this Java checks no certificates");
    }

    private static KeyStore read(Path file) throws RfbException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority" + number++, certificate);
            }
            if (number == 0) {
                throw new RfbException(Reason.TLS, "--tls-ca " + file + ": holds no certificate");
            }
            return store;
        } catch (NoSuchFileException e) {
            throw new RfbException(Reason.TLS, "--tls-ca " + file + ": no such file", e);
        } catch (RfbException e) {
            throw e;
        } catch (IOException | GeneralSecurityException e) {
            throw new RfbException(Reason.TLS, "--tls-ca " + file + ": " + e.getMessage(), e);
        }
    }
}

package io.vncshot.rfb.tls;

import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.protocol.ServerTrust.ClientCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** The client's own certificate and its key, for servers that ask for them. */
final class ClientKeys {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final char[] NO_PASSWORD = {};

    private ClientKeys() {}

    static KeyManager[] of(ClientCertificate own) throws GeneralSecurityException, RfbException {
        Certificate[] chain = chain(own.chain());
        PrivateKey key = key(own.key(), chain[0].getPublicKey().getAlgorithm());
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setKeyEntry("client", key, NO_PASSWORD, chain);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, NO_PASSWORD);
            return factory.getKeyManagers();
        } catch (IOException e) {
            throw new IllegalStateException("this Java cannot make an empty key store", e);
        }
    }

    private static Certificate[] chain(Path file) throws RfbException {
        try {
            Certificate[] chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(read("--tls-cert", file)))
                    .toArray(new Certificate[0]);
            if (chain.length == 0) {
                throw new RfbException(Reason.TLS, "--tls-cert " + file + ": holds no certificate");
            }
            return chain;
        } catch (GeneralSecurityException e) {
            throw new RfbException(Reason.TLS, "--tls-cert " + file + ": " + e.getMessage(), e);
        }
    }

    private static PrivateKey key(Path file, String algorithm) throws GeneralSecurityException, RfbException {
        String text = new String(read("--tls-key", file), StandardCharsets.ISO_8859_1);
        int from = text.indexOf(BEGIN);
        int to = text.indexOf(END, Math.max(from, 0));
        if (from < 0 || to < 0) {
            throw new RfbException(
                    Reason.TLS,
                    "--tls-key " + file + ": holds no \"" + BEGIN
                            + "\"; openssl pkcs8 -topk8 -nocrypt -in KEY makes one of other kinds");
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(text.substring(from + BEGIN.length(), to));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (InvalidKeySpecException | IllegalArgumentException e) {
            throw new RfbException(
                    Reason.TLS, "--tls-key " + file + ": is no " + algorithm + " key, as the certificate's is", e);
        }
    }

    private static byte[] read(String option, Path file) throws RfbException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new RfbException(Reason.TLS, option + " " + file + ": no such file", e);
        } catch (IOException e) {
            throw new RfbException(Reason.TLS, option + " " + file + ": " + e.getMessage(), e);
        }
    }
}

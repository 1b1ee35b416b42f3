package io.vncshot.proxy.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The certificates and the private key in a PEM file (RFC 7468). Text between them is ignored. */
final class PemFile {
    private static final String BEGIN = "-----BEGIN ";
    private static final String DASHES = "-----";
    private static final long MAX_SIZE = 4 << 20;

    private record Block(String label, byte[] content) {}

    private final Path path;
    private final List<Block> blocks;

    private PemFile(Path path, List<Block> blocks) {
        this.path = path;
        this.blocks = blocks;
    }

    static PemFile read(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new IOException(path + ": no such file");
        }
        if (Files.size(path) > MAX_SIZE) {
            throw new IOException(path + ": over 4 MiB is no PEM file");
        }
        List<Block> blocks = new ArrayList<>();
        String text = new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
        for (int begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, begin + 1)) {
            int labelEnd = text.indexOf(DASHES, begin + BEGIN.length());
            if (labelEnd < 0) {
                break;
            }
            String label = text.substring(begin + BEGIN.length(), labelEnd);
            int end = text.indexOf("-----END " + label + DASHES, labelEnd);
            if (end < 0) {
                throw new IOException(path + ": " + label + " has no end");
            }
            String content = text.substring(labelEnd + DASHES.length(), end);
            blocks.add(new Block(label, decode(content, path)));
        }
        return new PemFile(path, blocks);
    }

    /** Headers of the old encrypted form make no base64: such a key is refused with a hint when it is asked for. */
    private static byte[] decode(String content, Path path) throws IOException {
        if (content.contains("Proc-Type:")) {
            return new byte[0];
        }
        try {
            return Base64.getMimeDecoder().decode(content);
        } catch (IllegalArgumentException e) {
            throw new IOException(path + ": not base64 between its lines of dashes", e);
        }
    }

    /** All certificates in their order; at least one. */
    X509Certificate[] certificates() throws IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Block block : blocks) {
                if (block.label.equals("CERTIFICATE") || block.label.equals("X509 CERTIFICATE")) {
                    certificates.add(
                            (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.content)));
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(path + ": a certificate that cannot be read", e);
        }
        if (certificates.isEmpty()) {
            throw new IOException(path + ": no certificate in it");
        }
        return certificates.toArray(new X509Certificate[0]);
    }

    boolean hasPrivateKey() {
        for (Block block : blocks) {
            if (block.label.endsWith("PRIVATE KEY")) {
                return true;
            }
        }
        return false;
    }

    /** The first public key, also that of a certificate; null if there is none. */
    @Nullable
    PublicKey publicKey() throws IOException {
        for (Block block : blocks) {
            if (block.label.endsWith("CERTIFICATE")) {
                return certificates()[0].getPublicKey();
            }
            if (block.label.equals("PUBLIC KEY")) {
                return decodePublic(block.content);
            }
        }
        return null;
    }

    private PublicKey decodePublic(byte[] content) throws IOException {
        X509EncodedKeySpec spec = new X509EncodedKeySpec(content);
        @Nullable GeneralSecurityException last = null;
        for (String algorithm : new String[] {"RSA", "EC", "EdDSA"}) {
            try {
                return KeyFactory.getInstance(algorithm).generatePublic(spec);
            } catch (GeneralSecurityException e) {
                last = e;
            }
        }
        throw new IOException(path + ": the public key is neither RSA, EC nor EdDSA", last);
    }

    /** The first private key. */
    PrivateKey privateKey(@Nullable String password) throws IOException {
        for (Block block : blocks) {
            if (block.label.endsWith("PRIVATE KEY")) {
                try {
                    return PrivateKeys.decode(block.label, block.content, password);
                } catch (GeneralSecurityException | IOException e) {
                    throw new IOException(path + ": the private key cannot be read: " + e.getMessage(), e);
                }
            }
        }
        throw new IOException(path + ": no private key in it; name its file with --key");
    }
}

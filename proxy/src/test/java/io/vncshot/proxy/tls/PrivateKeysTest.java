package io.vncshot.proxy.tls;

import io.vncshot.proxy.InstalledProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** Keys as OpenSSL writes them. */
final class PrivateKeysTest {
    @TempDir
    Path folder;

    private Path plain;

    @BeforeEach
    void setUp() {
        plain = folder.resolve("plain.pem");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prime256v1", "secp384r1", "secp521r1"})
    void ecKeysMayBeInSec1(String curve) throws Exception {
        Path sec1 = folder.resolve("sec1.pem");
        openssl("ecparam", "-name", curve, "-genkey", "-noout", "-out", sec1.toString());
        assertThat(sec1).content().contains("BEGIN EC PRIVATE KEY");
        openssl("pkcs8", "-topk8", "-nocrypt", "-in", sec1.toString(), "-out", plain.toString());
        assertSame(sec1, null);
    }

    @Test
    void sec1MayBeginWithItsCurve() throws Exception {
        Path sec1 = folder.resolve("sec1.pem");
        openssl("ecparam", "-name", "prime256v1", "-genkey", "-out", sec1.toString());
        assertThat(sec1).content().contains("BEGIN EC PARAMETERS");
        openssl("pkcs8", "-topk8", "-nocrypt", "-in", sec1.toString(), "-out", plain.toString());
        assertSame(sec1, null);
    }

    @Test
    void rsaKeysMayBeInPkcs1() throws Exception {
        Path pkcs1 = folder.resolve("pkcs1.pem");
        openssl("genrsa", "-traditional", "-out", pkcs1.toString(), "2048");
        assertThat(pkcs1).content().contains("BEGIN RSA PRIVATE KEY");
        openssl("pkcs8", "-topk8", "-nocrypt", "-in", pkcs1.toString(), "-out", plain.toString());
        assertSame(pkcs1, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-v2 aes-256-cbc",
                "-v2 aes-128-cbc -v2prf hmacWithSHA512",
                "-v2 aes-256-cbc -iter 100000",
                "-v1 PBE-SHA1-3DES"
            })
    void pkcs8MayBeEncrypted(String how) throws Exception {
        Path encrypted = encrypt(how.split(" "));
        assertSame(encrypted, "sec ret");
        assertThatIOException()
                .isThrownBy(() -> PemFile.read(encrypted).privateKey("wrong"))
                .withMessageContaining("the password is wrong");
        assertThatIOException()
                .isThrownBy(() -> PemFile.read(encrypted).privateKey(null))
                .withMessageContaining("give --key-password");
    }

    @Test
    void anEncryptionThatJavaDoesNotKnowIsToldWithTheRemedy() throws Exception {
        Path encrypted = encrypt("-scrypt");
        assertThatIOException()
                .isThrownBy(() -> PemFile.read(encrypted).privateKey("sec ret"))
                .withMessageContaining("the private key cannot be read")
                .withMessageContaining("openssl pkcs8 -topk8");
    }

    @Test
    void theOldEncryptionIsToldWithTheRemedy() throws Exception {
        Path old = folder.resolve("old.pem");
        openssl("genrsa", "-traditional", "-aes128", "-passout", "pass:sec ret", "-out", old.toString(), "2048");
        assertThatIOException()
                .isThrownBy(() -> PemFile.read(old).privateKey("sec ret"))
                .withMessageContaining("openssl pkcs8 -topk8");
    }

    @Test
    void ed25519KeysAreRead() throws Exception {
        openssl("genpkey", "-algorithm", "ed25519", "-out", plain.toString());
        assertThat(PemFile.read(plain).privateKey(null).getAlgorithm()).isEqualTo("EdDSA");
    }

    private Path encrypt(String... how) throws Exception {
        Path encrypted = folder.resolve("encrypted.pem");
        openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", plain.toString());
        List<String> command = new ArrayList<>(List.of("pkcs8", "-topk8", "-passout", "pass:sec ret"));
        command.addAll(List.of(how));
        command.addAll(List.of("-in", plain.toString(), "-out", encrypted.toString()));
        openssl(command.toArray(new String[0]));
        return encrypted;
    }

    private void assertSame(Path key, @org.jspecify.annotations.Nullable String password) throws IOException {
        PrivateKey expected = PemFile.read(plain).privateKey(null);
        PrivateKey found = PemFile.read(key).privateKey(password);
        if (expected instanceof ECPrivateKey curve) {
            assertThat(found).isInstanceOf(ECPrivateKey.class);
            assertThat(((ECPrivateKey) found).getS()).isEqualTo(curve.getS());
            assertThat(((ECPrivateKey) found).getParams().getOrder())
                    .isEqualTo(curve.getParams().getOrder());
        } else {
            assertThat(found).isEqualTo(expected);
        }
    }

    private static void openssl(String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(InstalledProgram.require("/usr/bin/openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}

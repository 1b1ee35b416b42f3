package io.vncshot.interop;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** SASL as QEMU speaks it, with Cyrus's library and its own file of accounts. */
class SaslTest {
    private static final Command.Result SILENT_SUCCESS = new Command.Result(0, "", "");
    private static final String PASSWORD = "more than eight letters";
    private static final int AUTHENTICATION = 3;
    private static final int PROTOCOL = 20;

    @TempDir
    private Path folder;

    private QemuSecurity security;

    @BeforeEach
    void createAccount() throws IOException {
        security = QemuSecurity.in(folder, PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scram-sha-256", "scram-sha-1", "digest-md5", "plain", "plain anonymous scram-sha-512"})
    void everyMechanismShowsTheScreenWithinTls(String mechanisms) throws IOException {
        try (QemuMachine machine = security.withSasl(mechanisms, ",tls-creds=tls", "-object", security.x509())) {
            assertThat(capture(machine, "--min-security", "verified", "--tls-ca", folder + "/ca-cert.pem"))
                    .isEqualTo(SILENT_SUCCESS);
            assertScreen(machine);
            assertThat(withPassword(machine, "wrong", "--tls-ca", folder + "/ca-cert.pem")
                            .exitStatus())
                    .isEqualTo(AUTHENTICATION);
        }
    }

    /** QEMU insists on the mechanism's own encryption then. */
    @Test
    void digestMd5EncryptsWhatTlsDoesNot() throws IOException {
        try (QemuMachine machine = security.withSasl("digest-md5 scram-sha-256", "")) {
            assertThat(capture(machine, "--security-types", "sasl")).isEqualTo(SILENT_SUCCESS);
            assertScreen(machine);
            assertThat(withPassword(machine, "wrong").exitStatus()).isEqualTo(AUTHENTICATION);
        }
    }

    @Test
    void withinTlsWithoutACertificateItNeedsLeave() throws IOException {
        String[] anonymous = {"-object", "tls-creds-anon,id=tls,endpoint=server"};
        try (QemuMachine machine = security.withSasl("digest-md5", ",tls-creds=tls", anonymous)) {
            assertThat(capture(machine).exitStatus()).isEqualTo(PROTOCOL);
            assertThat(capture(machine, "--security-types", "tls-sasl")).isEqualTo(SILENT_SUCCESS);
            assertScreen(machine);
        }
    }

    private Command.Result capture(QemuMachine machine, String... options) {
        return withPassword(machine, PASSWORD, options);
    }

    private Command.Result withPassword(QemuMachine machine, String password, String... options) {
        return Vncshot.in(folder, machine.port())
                .withPassword(password)
                .withOptions("-u", QemuSecurity.USER)
                .withOptions(options)
                .run("capture", "screen.png");
    }

    private void assertScreen(QemuMachine machine) {
        assertThat(Picture.read(folder.resolve("screen.png")).differenceFrom(machine.truth()))
                .isEmpty();
    }
}

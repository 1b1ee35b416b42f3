package io.vncshot.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** SASL as QEMU speaks it, with Cyrus's library and its own file of accounts. */
class SaslTest {
    private static final Command.Result SILENT_SUCCESS = new Command.Result(0, "", "");
    private static final String USER = "operator";
    private static final String PASSWORD = "more than eight letters";
    private static final int AUTHENTICATION = 3;
    private static final int PROTOCOL = 20;
    private static final String X509 = "tls-creds-x509,id=tls,endpoint=server,verify-peer=off,dir=";

    @TempDir
    private Path folder;

    @BeforeEach
    void createAccount() throws IOException {
        Requirements.require(List.of("qemu-system-x86_64", "saslpasswd2"));
        Path accounts = folder.resolve("accounts");
        String add = "printf %s '" + PASSWORD + "' | saslpasswd2 -p -c -f '" + accounts + "' " + USER;
        Command.of("sh", "-c", add).runSuccessfully();
        for (String name : List.of("ca", "server")) {
            Files.copy(Path.of(SecurityTypesTest.certificate(name + ".pem")), folder.resolve(name + "-cert.pem"));
        }
        Files.copy(Path.of(SecurityTypesTest.certificate("server-key.pem")), folder.resolve("server-key.pem"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scram-sha-256", "scram-sha-1", "digest-md5", "plain", "plain anonymous scram-sha-512"})
    void everyMechanismShowsTheScreenWithinTls(String mechanisms) throws IOException {
        try (QemuMachine machine = start(mechanisms, ",tls-creds=tls", "-object", X509 + folder)) {
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
        try (QemuMachine machine = start("digest-md5 scram-sha-256", "")) {
            assertThat(capture(machine, "--security-types", "sasl")).isEqualTo(SILENT_SUCCESS);
            assertScreen(machine);
            assertThat(withPassword(machine, "wrong").exitStatus()).isEqualTo(AUTHENTICATION);
        }
    }

    @Test
    void withinTlsWithoutACertificateItNeedsLeave() throws IOException {
        String[] anonymous = {"-object", "tls-creds-anon,id=tls,endpoint=server"};
        try (QemuMachine machine = start("digest-md5", ",tls-creds=tls", anonymous)) {
            assertThat(capture(machine).exitStatus()).isEqualTo(PROTOCOL);
            assertThat(capture(machine, "--security-types", "tls-sasl")).isEqualTo(SILENT_SUCCESS);
            assertScreen(machine);
        }
    }

    private QemuMachine start(String mechanisms, String vncOptions, String... arguments) throws IOException {
        Files.writeString(
                folder.resolve("qemu.conf"),
                "mech_list: " + mechanisms + "\nsasldb_path: " + folder.resolve("accounts") + "\n");
        return QemuMachine.start(
                ServerSetup.of(ServerKind.QEMU).withArguments(arguments),
                ",sasl=on" + vncOptions,
                Map.of("SASL_CONF_PATH", folder.toString()));
    }

    private Command.Result capture(QemuMachine machine, String... options) {
        return withPassword(machine, PASSWORD, options);
    }

    private Command.Result withPassword(QemuMachine machine, String password, String... options) {
        return Vncshot.in(folder, machine.port())
                .withPassword(password)
                .withOptions("-u", USER)
                .withOptions(options)
                .run("capture", "screen.png");
    }

    private void assertScreen(QemuMachine machine) {
        assertThat(Picture.read(folder.resolve("screen.png")).differenceFrom(machine.truth()))
                .isEmpty();
    }
}

package io.vncshot.interop;

import io.vncshot.rfb.protocol.SecurityType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts QEMU so that it offers a security type, with certificates and SASL's account in a folder. */
final class QemuSecurity {
    static final String USER = "operator";

    private static final String X509 = "tls-creds-x509,id=tls,endpoint=server,verify-peer=off,dir=";

    private final Path folder;

    private QemuSecurity(Path folder) {
        this.folder = folder;
    }

    /** Puts the certificates of the tests, and an account with that password, into an empty folder. */
    static QemuSecurity in(Path folder, String password) throws IOException {
        Requirements.require(List.of("qemu-system-x86_64", "saslpasswd2"));
        String add = "printf %s '" + password + "' | saslpasswd2 -p -c -f '" + folder.resolve("accounts") + "' " + USER;
        Command.of("sh", "-c", add).runSuccessfully();
        for (String name : List.of("ca", "server")) {
            Files.copy(Path.of(SecurityTypesTest.certificate(name + ".pem")), folder.resolve(name + "-cert.pem"));
        }
        Files.copy(Path.of(SecurityTypesTest.certificate("server-key.pem")), folder.resolve("server-key.pem"));
        return new QemuSecurity(folder);
    }

    /** One that offers nothing else. */
    QemuMachine start(SecurityType type, String vncPassword) throws IOException {
        ServerSetup plain = ServerSetup.of(ServerKind.QEMU);
        ServerSetup withPassword = plain.withPassword(vncPassword);
        return switch (type) {
            case VNC_AUTHENTICATION -> QemuMachine.start(withPassword);
            case X509_NONE -> withTls(plain);
            case X509_VNC -> withTls(withPassword);
            case X509_SASL -> withSasl("scram-sha-256", ",tls-creds=tls", "-object", x509());
            case SASL -> withSasl("digest-md5", "");
            default -> throw new IllegalArgumentException("QEMU has no " + type);
        };
    }

    private QemuMachine withTls(ServerSetup setup) {
        return QemuMachine.start(setup.withArguments("-object", x509()), ",tls-creds=tls", Map.of());
    }

    /** One that offers SASL, with those mechanisms. */
    QemuMachine withSasl(String mechanisms, String vncOptions, String... arguments) throws IOException {
        Files.writeString(
                folder.resolve("qemu.conf"),
                "mech_list: " + mechanisms + "\nsasldb_path: " + folder.resolve("accounts") + "\n");
        return QemuMachine.start(
                ServerSetup.of(ServerKind.QEMU).withArguments(arguments),
                ",sasl=on" + vncOptions,
                Map.of("SASL_CONF_PATH", folder.toString()));
    }

    /** The option that has QEMU show the certificate. */
    String x509() {
        return X509 + folder;
    }
}

package io.vncshot.interop;

import io.vncshot.cli.picture.FilePictures;
import io.vncshot.interop.CompatibilityCheck.Subject;
import io.vncshot.rfb.ClientOptions;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.CredentialSource;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.KnownServers;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.SecurityType;
import io.vncshot.rfb.protocol.ServerTrust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The servers of Debian 13, in the folder that {@code bin/debian13} has made and {@code vncshot.debian13} names. Their
 * commands are those of its {@code shims}, which must come first in the {@code PATH}: the profile debian13 sees to that.
 */
@EnabledIfSystemProperty(named = "vncshot.debian13", matches = ".+")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Debian13Test {
    private static final String USER = "operator";
    private static final String PASSWORD = "s3cret!";
    private static final ServerTrust ANYBODY =
            new ServerTrust(ServerTrust.Checks.NONE, Optional.empty(), Optional.empty(), KnownServers.NONE);

    private final Path root = Path.of(System.getProperty("vncshot.debian13"));
    private final CompatibilityTable table = new CompatibilityTable("Debian 13");
    private final CompatibilityCheck check = new CompatibilityCheck(table);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"TIGERVNC", "QEMU"})
    void everyEncodingInEveryDepth(ServerKind kind) throws RfbException {
        String program = kind == ServerKind.TIGERVNC ? "tigervnc-standalone-server" : "qemu-system-x86";
        try (VncServer server = VncServer.start(ServerSetup.of(kind))) {
            Picture truth = server.truth();
            Subject subject = new Subject(CompatibilityTable.title(kind) + " " + version(program), server.port());
            for (Encoding encoding : Encoding.values()) {
                if (encoding.kind() == Encoding.Kind.PIXELS && encoding != Encoding.JPEG) {
                    ClientOptions options = options(SecurityType.NONE, encoding);
                    check.picture(subject, options, truth, 0);
                    check.picture(subject, options.withPixelFormat(PixelFormat.RGB565), truth, 9);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RA2", "RA2_256", "RA2NE", "RA2NE_256", "X509_VNC", "X509_NONE", "VNC_AUTHENTICATION"})
    void everySecurityTypeOfTigerVnc(SecurityType type) throws RfbException {
        ServerSetup setup = ServerSetup.of(ServerKind.TIGERVNC)
                .withPassword(PASSWORD)
                .withArguments(
                        "-SecurityTypes",
                        type.title().replace("VNC Authentication", "VncAuth"),
                        "-RSAKey",
                        rsaKey().toString(),
                        "-X509Cert",
                        certificate("server.pem"),
                        "-X509Key",
                        certificate("server-key.pem"));
        try (VncServer server = VncServer.start(setup)) {
            Subject subject = new Subject("TigerVNC " + version("tigervnc-standalone-server"), server.port());
            check.picture(subject, options(type, Encoding.ZRLE), server.truth(), 0);
            if (type != SecurityType.X509_NONE) {
                assertWrongPasswordIsRefused(server.port(), type);
            }
        }
    }

    @Test
    void everyEncodingAndSecurityTypeOfWayvnc() throws IOException {
        try (WayvncServer server = WayvncServer.start(folder, wayvncConfiguration())) {
            Subject subject = new Subject("wayvnc " + version("wayvnc"), server.port());
            Picture truth = server.truth();
            for (Encoding encoding : List.of(Encoding.ZRLE, Encoding.TIGHT, Encoding.RAW)) {
                check.picture(subject, options(SecurityType.RA2_256, encoding), truth, 0);
            }
            for (SecurityType type : List.of(SecurityType.X509_PLAIN, SecurityType.RA2, SecurityType.APPLE_DH)) {
                check.picture(subject, options(type, Encoding.ZRLE), truth, 0);
                assertWrongPasswordIsRefused(server.port(), type);
            }
        }
    }

    private void assertWrongPasswordIsRefused(int port, SecurityType type) {
        String name = type.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        Command.Result result = Vncshot.in(folder, port)
                .withPassword("wrong")
                .withOptions("-u", USER, "--insecure", "--security-types", name)
                .run("capture", "none.png");
        assertThat(result.exitStatus()).as(result.errors()).isEqualTo(3);
        assertThat(folder.resolve("none.png")).doesNotExist();
    }

    private static ClientOptions options(SecurityType type, Encoding encoding) {
        return ClientOptions.defaults()
                .withSecurityTypes(List.of(type))
                .withTrust(ANYBODY)
                .withCredentials(new Account())
                .withEncodings(List.of(encoding))
                .withPictures(new FilePictures())
                .withPixelFormat(PixelFormat.BGRX8888);
    }

    private static final class Account implements CredentialSource {
        @Override
        public Optional<String> username() {
            return Optional.of(USER);
        }

        @Override
        public Optional<String> password() {
            return Optional.of(PASSWORD);
        }
    }

    /** Copied, so that the servers can see it. */
    private String certificate(String name) {
        try {
            Path copy = folder.resolve(name);
            if (!Files.exists(copy)) {
                Files.copy(Path.of(SecurityTypesTest.certificate(name)), copy);
            }
            return copy.toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path rsaKey() {
        Path key = folder.resolve("rsa.pem");
        if (!Files.exists(key)) {
            Command.of("chroot", root.toString(), "openssl", "genrsa", "-traditional", "-out", key.toString(), "2048")
                    .runSuccessfully();
        }
        return key;
    }

    private List<String> wayvncConfiguration() {
        return List.of(
                "enable_auth=true",
                "relax_encryption=true",
                "username=" + USER,
                "password=" + PASSWORD,
                "rsa_private_key_file=" + rsaKey(),
                "private_key_file=" + certificate("server-key.pem"),
                "certificate_file=" + certificate("server.pem"));
    }

    /** That of upstream: without what Debian adds. */
    private String version(String programPackage) {
        Command.Result result = Command.of(
                        "chroot", root.toString(), "dpkg-query", "-W", "-f", "${Version}", programPackage)
                .runSuccessfully();
        String[] parts = result.output().replaceFirst("^\\d+:", "").split("[+-]", 2);
        return parts[0];
    }

    @AfterAll
    void writeTable() throws IOException {
        table.write();
    }
}

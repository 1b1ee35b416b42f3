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
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Server by security type by encoding by depth: each picture against the server's own, and the table of it all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompatibilityTest {
    private static final String PASSWORD = "s3cret!";
    private static final ServerTrust ANYBODY =
            new ServerTrust(ServerTrust.Checks.NONE, Optional.empty(), Optional.empty(), KnownServers.NONE);

    private static final CredentialSource ACCOUNT = new CredentialSource() {
        @Override
        public Optional<String> username() {
            return Optional.of(QemuSecurity.USER);
        }

        @Override
        public Optional<String> password() {
            return Optional.of(PASSWORD);
        }
    };

    private final CompatibilityTable table = new CompatibilityTable("Debian 12");
    private final CompatibilityCheck check = new CompatibilityCheck(table);

    @ParameterizedTest
    @EnumSource
    void everyEncodingInEveryDepth(ServerKind kind) throws RfbException {
        try (VncServer server = VncServer.start(ServerSetup.of(kind))) {
            Picture truth = server.truth();
            Subject subject = new Subject(CompatibilityTable.name(kind), server.port());
            for (Encoding encoding : Encoding.values()) {
                if (encoding.kind() == Encoding.Kind.PIXELS && encoding != Encoding.JPEG) {
                    ClientOptions options = ClientOptions.defaults()
                            .withEncodings(List.of(encoding))
                            .withPictures(new FilePictures());
                    check.picture(subject, options.withPixelFormat(PixelFormat.BGRX8888), truth, 0);
                    check.picture(subject, options.withPixelFormat(PixelFormat.RGB565), truth, 9);
                }
            }
        }
    }

    @Test
    void everySecurityTypeOfTigerVnc() throws RfbException {
        List<SecurityType> types =
                List.of(SecurityType.X509_VNC, SecurityType.X509_NONE, SecurityType.VNC_AUTHENTICATION);
        ServerSetup setup = ServerSetup.of(ServerKind.TIGERVNC)
                .withPassword(PASSWORD)
                .withArguments(
                        "-SecurityTypes",
                        "X509None,X509Vnc,VncAuth",
                        "-X509Cert",
                        SecurityTypesTest.certificate("server.pem"),
                        "-X509Key",
                        SecurityTypesTest.certificate("server-key.pem"));
        checkTypes(setup, types);
    }

    /** Anonymous TLS must be allowed before a process first uses TLS, so SecurityTypesTest and SaslTest try it in processes of their own. */
    @ParameterizedTest
    @EnumSource(names = {"X509_SASL", "X509_VNC", "X509_NONE", "SASL", "VNC_AUTHENTICATION"})
    void everyOtherSecurityTypeOfQemu(SecurityType type, @TempDir Path folder) throws IOException {
        try (VncServer server = QemuSecurity.in(folder, PASSWORD).start(type, PASSWORD)) {
            checkType(server, ServerKind.QEMU, type);
        }
    }

    @Test
    void veNCryptOfX11vnc() throws RfbException {
        checkTypes(
                ServerSetup.of(ServerKind.X11VNC)
                        .withArguments("-ssl", SecurityTypesTest.certificate("server-both.pem"), "-vencrypt", "force"),
                List.of(SecurityType.X509_NONE));
    }

    @Test
    void theVncPasswordOfX11vncAndTightVnc() throws RfbException {
        for (ServerKind kind : List.of(ServerKind.X11VNC, ServerKind.TIGHTVNC)) {
            checkTypes(ServerSetup.of(kind).withPassword(PASSWORD), List.of(SecurityType.VNC_AUTHENTICATION));
        }
    }

    private void checkTypes(ServerSetup setup, List<SecurityType> types) throws RfbException {
        try (VncServer server = VncServer.start(setup)) {
            for (SecurityType type : types) {
                checkType(server, setup.kind(), type);
            }
        }
    }

    private void checkType(VncServer server, ServerKind kind, SecurityType type) throws RfbException {
        ClientOptions options = ClientOptions.defaults()
                .withSecurityTypes(List.of(type))
                .withTrust(ANYBODY)
                .withCredentials(ACCOUNT)
                .withEncodings(List.of(Encoding.ZRLE))
                .withPixelFormat(PixelFormat.BGRX8888);
        check.picture(new Subject(CompatibilityTable.name(kind), server.port()), options, server.truth(), 0);
    }

    @AfterAll
    void writeTable() throws IOException {
        table.write();
    }
}

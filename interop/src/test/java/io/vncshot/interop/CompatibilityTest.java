package io.vncshot.interop;

import io.vncshot.cli.picture.FilePictures;
import io.vncshot.rfb.ClientOptions;
import io.vncshot.rfb.RfbClient;
import io.vncshot.rfb.RfbSession;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.CredentialSource;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.KnownServers;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.SecurityType;
import io.vncshot.rfb.protocol.ServerTrust;
import io.vncshot.rfb.transport.Deadline;
import io.vncshot.rfb.transport.ServerAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Server by security type by encoding by depth: each picture against the server's own, and the table of it all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompatibilityTest {
    private static final String PASSWORD = "s3cret!";
    private static final ServerTrust ANYBODY =
            new ServerTrust(ServerTrust.Checks.NONE, Optional.empty(), Optional.empty(), KnownServers.NONE);

    private final CompatibilityTable table = new CompatibilityTable();

    @ParameterizedTest
    @EnumSource
    void everyEncodingInEveryDepth(ServerKind kind) throws RfbException {
        try (VncServer server = VncServer.start(ServerSetup.of(kind))) {
            Picture truth = server.truth();
            for (Encoding encoding : Encoding.values()) {
                if (encoding.kind() == Encoding.Kind.PIXELS && encoding != Encoding.JPEG) {
                    ClientOptions options = ClientOptions.defaults()
                            .withEncodings(List.of(encoding))
                            .withPictures(new FilePictures());
                    check(kind, server, options.withPixelFormat(PixelFormat.BGRX8888), truth, 0);
                    check(kind, server, options.withPixelFormat(PixelFormat.RGB565), truth, 9);
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

    private void checkTypes(ServerSetup setup, List<SecurityType> types) throws RfbException {
        try (VncServer server = VncServer.start(setup)) {
            Picture truth = server.truth();
            for (SecurityType type : types) {
                ClientOptions options = ClientOptions.defaults()
                        .withSecurityTypes(List.of(type))
                        .withTrust(ANYBODY)
                        .withCredentials(CredentialSource.ofPassword(PASSWORD))
                        .withEncodings(List.of(Encoding.ZRLE))
                        .withPixelFormat(PixelFormat.BGRX8888);
                check(setup.kind(), server, options, truth, 0);
            }
        }
    }

    private void check(ServerKind kind, VncServer server, ClientOptions options, Picture truth, int tolerance)
            throws RfbException {
        try (CountingRelay relay = CountingRelay.to(server.port())) {
            long start = System.nanoTime();
            Deadline deadline = Deadline.after(Duration.ofSeconds(60));
            ServerAddress address = new ServerAddress.Tcp("127.0.0.1", relay.port());
            try (RfbSession session = RfbClient.connect(address, options, deadline)) {
                session.refresh(deadline);
                long millis = (System.nanoTime() - start) / 1_000_000;
                int difference = largestDifference(session.pixels(), truth.rgb());
                table.add(new CompatibilityTable.Row(
                        kind,
                        session.securityType(),
                        options.encodings().get(0),
                        options.pixelFormat().orElseThrow().depth(),
                        difference,
                        relay.received(),
                        millis));
                assertThat(difference)
                        .as("%s %s %s", kind, session.securityType(), options.encodings())
                        .isLessThanOrEqualTo(tolerance);
            }
        }
    }

    /** Of any channel of any pixel. */
    private static int largestDifference(int[] pixels, int[] truth) {
        assertThat(pixels).hasSameSizeAs(truth);
        int largest = 0;
        for (int i = 0; i < pixels.length; i++) {
            for (int shift = 0; shift <= 16; shift += 8) {
                largest = Math.max(largest, Math.abs((pixels[i] >> shift & 0xFF) - (truth[i] >> shift & 0xFF)));
            }
        }
        return largest;
    }

    @AfterAll
    void writeTable() throws IOException {
        table.write();
    }
}

package io.vncshot.rfb.handshake;

import io.vncshot.rfb.fixture.BytesTransport;
import io.vncshot.rfb.fixture.BytesTransport.End;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.vncshot.rfb.fixture.Failures.assertFailure;
import static io.vncshot.rfb.fixture.Failures.assertProtocolFailure;
import static org.assertj.core.api.Assertions.assertThat;

class ProtocolVersionTest {
    /** Servers announce what they like; these are what they turn out to speak. */
    @ParameterizedTest
    @CsvSource({
        "003.003, 3.3, RFB 003.003",
        "003.004, 3.3, RFB 003.003",
        "003.005, 3.3, RFB 003.003",
        "003.006, 3.3, RFB 003.003",
        "003.007, 3.7, RFB 003.007",
        "003.008, 3.8, RFB 003.008",
        "003.009, 3.8, RFB 003.008",
        "003.014, 3.3, RFB 003.003",
        "003.016, 3.3, RFB 003.003",
        "003.018, 3.8, RFB 003.008",
        "003.130, 3.8, RFB 003.008",
        "003.889, 3.8, RFB 003.008",
        "004.000, 3.8, RFB 003.008",
        "004.001, 3.8, RFB 003.008",
        "005.000, 3.8, RFB 003.008",
        "055.008, 3.8, RFB 003.008",
        "999.999, 3.8, RFB 003.008",
    })
    void answersWithTheVersionToSpeak(String announced, String title, String answer) throws RfbException {
        ProtocolVersion version = read("RFB " + announced + "\n");
        assertThat(version.title()).isEqualTo(title);
        assertThat(new String(version.bannerBytes(), StandardCharsets.US_ASCII)).isEqualTo(answer + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "000.000, 0.0; it is an UltraVNC repeater",
        "002.000, 2.0",
        "002.999, 2.999",
        "003.000, 3.0",
        "003.002, 3.2",
        "001.008, 1.8",
    })
    void versionsBefore33AreRefused(String announced, String named) {
        assertProtocolFailure(() -> read("RFB " + announced + "\n"))
                .withMessage("the server speaks RFB %s: 3.3 is the oldest known here", named);
    }

    /** What came up to the first byte that no VNC server sends. */
    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 400 Bad Request, H",
        "SSH-2.0-OpenSSH_9.6, S",
        "220 smtp.example.org, 2",
        "RFB_003.008, RFB_",
        "rfb 003.008, r",
        "RFB 3.8, RFB 3.",
        "'RFB 003,008', 'RFB 003,'",
        "RFB 00x.008, RFB 00x",
        "RFB 003.00x, RFB 003.00x",
        "RFB 003.-08, RFB 003.-",
        "RFB 003.008x, RFB 003.008x",
        "RFB 003.0088, RFB 003.0088",
    })
    void otherProtocolsAreRefusedAtTheirFirstWrongByte(String banner, String quoted) {
        BytesTransport transport = BytesTransport.of(banner.getBytes(StandardCharsets.US_ASCII))
                .then(End.SILENT)
                .inPieces(1, Duration.ZERO);
        assertProtocolFailure(() -> ProtocolVersion.read(transport.input()))
                .withMessage("the server's first bytes are \"%s\": a VNC server begins with \"RFB 003.008\"", quoted);
        assertThat(transport.bytesRead()).isEqualTo(quoted.length());
    }

    @Test
    void bytesThatDriveATerminalAreShownInHex() {
        assertProtocolFailure(() -> read("\u001B[2J")).withMessageContaining("\"\\x1b");
        assertProtocolFailure(() -> read("RFB 003.008\r\n")).withMessageContaining("\"RFB 003.008\\x0d\"");
        assertProtocolFailure(() -> read("\u0016\u0003\u0001")).withMessageContaining("\"\\x16");
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 400 Bad Request, HTTP/1.1 400",
        "SSH-2.0-OpenSSH_9.6, SSH-2.0-Open",
        "RFB 3.8, RFB 3.8",
    })
    void whatElseHasComeWithTheWrongByteIsShown(String banner, String quoted) {
        assertProtocolFailure(() -> read(banner))
                .withMessageStartingWith("the server's first bytes are \"" + quoted + "\": ");
    }

    @Test
    void aBannerCutAnywhereIsALostConnection() {
        String banner = "RFB 003.008\n";
        for (int length = 0; length < banner.length(); length++) {
            String cut = banner.substring(0, length);
            assertFailure(Reason.CONNECTION_LOST, () -> read(cut));
        }
    }

    private static ProtocolVersion read(String banner) throws RfbException {
        return ProtocolVersion.read(
                BytesTransport.of(banner.getBytes(StandardCharsets.ISO_8859_1)).input());
    }
}

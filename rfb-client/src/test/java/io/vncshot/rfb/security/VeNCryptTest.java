package io.vncshot.rfb.security;

import io.vncshot.rfb.fixture.BytesTransport;
import io.vncshot.rfb.fixture.BytesTransport.End;
import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.protocol.CredentialSource;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.protocol.SecurityType;
import io.vncshot.rfb.security.SecurityNegotiation.Secured;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.vncshot.rfb.fixture.Failures.assertFailure;
import static io.vncshot.rfb.fixture.Failures.assertProtocolFailure;
import static org.assertj.core.api.Assertions.assertThat;

/** What comes before TLS, and subtypes without it. Those with TLS are in {@code TlsTest}, against a live engine. */
class VeNCryptTest {
    private static final CredentialSource ACCOUNT = TestCredentials.account("user", "pass");

    @Test
    void plainSendsBothTextsAfterTheirLengths() throws RfbException {
        BytesTransport server = BytesTransport.of(Hex.bytes("00 02  00  01  00 00 01 00"));
        Secured secured = SecurityBench.negotiate(server, ACCOUNT, 19);
        assertThat(secured.type()).isEqualTo(SecurityType.PLAIN);
        assertThat(Hex.spaced(server.written()))
                .isEqualTo("13 00 02 00 00 01 00 00 00 00 04 00 00 00 04 75 73 65 72 70 61 73 73");
    }

    @Test
    void typesOfTheOuterListMayComeWithin() throws RfbException {
        BytesTransport server = BytesTransport.of(Hex.bytes("00 02  00  03  00 00 00 13  00 00 00 01  00 00 00 10"));
        assertThat(SecurityBench.negotiate(server, CredentialSource.NONE, 19).type())
                .isEqualTo(SecurityType.NONE);
        assertThat(Hex.spaced(server.written())).isEqualTo("13 00 02 00 00 00 01");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "00 01 | VeNCrypt 0.1: 0.2 is the oldest known here",
                "00 02  01 | the server refuses VeNCrypt 0.2 with 1",
                "00 02  00  01  00 00 01 09 | the server offers security types 265: this client may use",
                "00 02  00  00 | the server offers security types : this client may use",
            })
    void whatCannotBeTakenIsNamed(String bytes, String message) {
        assertProtocolFailure(() -> SecurityBench.negotiate(BytesTransport.of(Hex.bytes(bytes)), ACCOUNT, 19))
                .withMessageStartingWith(message);
    }

    @Test
    void aTypeBesideVeNCryptIsNamedWhereNoneWithinWillDo() {
        BytesTransport server = BytesTransport.of(Hex.bytes("00 02  00  01  00 00 01 09"));
        assertProtocolFailure(() -> SecurityBench.negotiate(server, ACCOUNT, 2, 19))
                .withMessageEndingWith("; --security-types vnc-authentication goes around VeNCrypt");
    }

    @Test
    void aServerThatCannotDoItsSubtypeIsATlsFailure() {
        BytesTransport server = BytesTransport.of(Hex.bytes("00 02  00  01  00 00 01 05  00"));
        assertFailure(Reason.TLS, () -> SecurityBench.negotiate(server, ACCOUNT, 19))
                .withMessage("the server cannot do X509Vnc: it answers 0");
    }

    @Test
    void bytesBeforeTheTlsHandshakeAreRefused() {
        BytesTransport server = BytesTransport.of(Hex.bytes("00 02  00  01  00 00 01 05  01  16"));
        assertProtocolFailure(() -> SecurityBench.negotiate(server, ACCOUNT, 19))
                .withMessage("bytes before the client's TLS handshake: the server must wait for it");
    }

    @Test
    void whatIsNotTlsIsATlsFailure() {
        BytesTransport server = BytesTransport.of(
                        Hex.bytes("00 02  00  01  00 00 01 05  01"),
                        "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .inPieces(9, java.time.Duration.ZERO);
        assertFailure(Reason.TLS, () -> SecurityBench.negotiate(server, ACCOUNT, 19))
                .withMessageStartingWith("TLS: ");
        assertThat(new String(server.written(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("pass");
    }

    @Test
    void silenceInTheTlsHandshakeEndsAtTheDeadline() {
        BytesTransport server =
                BytesTransport.of(Hex.bytes("00 02  00  01  00 00 01 05  01")).then(End.SILENT);
        assertFailure(Reason.TIMEOUT, () -> SecurityBench.negotiate(server, ACCOUNT, 19))
                .withMessageContaining("the TLS handshake was not complete");
    }

    @Test
    void cutShortAnywhereItIsALostConnection() {
        byte[] all = Hex.bytes("00 02  00  01  00 00 00 02");
        for (int length = 0; length < all.length; length++) {
            BytesTransport server = BytesTransport.of(Arrays.copyOf(all, length));
            assertFailure(Reason.CONNECTION_LOST, () -> SecurityBench.negotiate(server, ACCOUNT, 19));
        }
    }
}

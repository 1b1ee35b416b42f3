package io.vncshot.rfb.tunnel;

import io.vncshot.rfb.fixture.BytesTransport;
import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.transport.Route;
import io.vncshot.rfb.transport.ServerAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.vncshot.rfb.fixture.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

class ProxyTunnelTest {
    private static final Optional<Route.Login> ANA = Optional.of(new Route.Login("ana", "pw"));
    private static final String GRANTED = "05 00 00 01 7F000001 0000";

    @ParameterizedTest
    @CsvSource({
        "host, 05 01 00 03 04 686F7374 170C",
        "10.0.0.7, 05 01 00 01 0A000007 170C",
        "::1, 05 01 00 04 00000000000000000000000000000001 170C",
        "1.2.3.4.5, 05 01 00 03 09 312E322E332E342E35 170C"
    })
    void socksIsGivenTheServersNameOrAddress(String host, String request) throws RfbException {
        BytesTransport proxy = BytesTransport.of(Hex.bytes("05 00"), Hex.bytes(GRANTED));
        Wire wire = open(proxy, Route.Proxy.Kind.SOCKS5, Optional.empty(), host);
        assertThat(HexFormat.of().formatHex(proxy.written()))
                .isEqualTo(HexFormat.of().formatHex(Hex.bytes("05 01 00 " + request)));
        assertThat(wire.transport().isLocal()).isFalse();
    }

    @Test
    void whatTheServerSaysAtOnceIsNotLost() throws RfbException {
        byte[] banner = "RFB".getBytes(StandardCharsets.US_ASCII);
        BytesTransport socks = BytesTransport.of(Hex.bytes("05 00 05 00 00 03 01 61 0000"), banner);
        assertThat(open(socks, Route.Proxy.Kind.SOCKS5, Optional.empty(), "h")
                        .in()
                        .readU8())
                .isEqualTo('R');
        byte[] answer = "HTTP/1.0 200 OK\r\nVia: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        BytesTransport http = BytesTransport.of(answer, banner);
        assertThat(open(http, Route.Proxy.Kind.HTTP, Optional.empty(), "h").in().readU8())
                .isEqualTo('R');
    }

    @Test
    void socksTakesAPassword() throws RfbException {
        BytesTransport proxy = BytesTransport.of(Hex.bytes("05 02  01 00"), Hex.bytes(GRANTED));
        open(proxy, Route.Proxy.Kind.SOCKS5, ANA, "h");
        assertThat(HexFormat.of().formatHex(proxy.written())).startsWith("05020002" + "0103616e61027077" + "0501");
    }

    @ParameterizedTest
    @CsvSource({
        "04 00, PROTOCOL, SOCKS version 4: must be 5 (RFC 1928)",
        "05 FF, AUTHENTICATION, the proxy wants a login: give it as user:password@ in the proxy's address",
        "05 02, AUTHENTICATION, the proxy wants a login: give it as user:password@ in the proxy's address",
        "05 00 05 05 00, CONNECT, cannot connect: the proxy says: connection refused",
        "05 00 05 02 00, CONNECT, cannot connect: the proxy says: not allowed by its rules",
        "05 00 05 63 00, CONNECT, cannot connect: the proxy says: failure 99",
        "05 00 05 00 00 02, PROTOCOL, 'SOCKS address of type 2: must be 1, 3 or 4 (RFC 1928 §5)'",
        "05, CONNECTION_LOST, the server closed the connection while the proxy's answer was due",
        "05 00 05 00 00 01 7F, CONNECTION_LOST, the server closed the connection while the proxy's answer was due"
    })
    void whatSocksRefusesIsSaid(String answer, Reason reason, String message) {
        assertFailure(
                        reason,
                        () -> open(
                                BytesTransport.of(Hex.bytes(answer)), Route.Proxy.Kind.SOCKS5, Optional.empty(), "h"))
                .withMessage(message);
    }

    @Test
    void aWrongPasswordForSocksIsAnAuthenticationFailure() {
        assertFailure(
                        Reason.AUTHENTICATION,
                        () -> open(BytesTransport.of(Hex.bytes("05 02 01 01")), Route.Proxy.Kind.SOCKS5, ANA, "h"))
                .withMessage("the proxy refuses the login of its address");
        assertFailure(
                        Reason.AUTHENTICATION,
                        () -> open(BytesTransport.of(Hex.bytes("05 FF")), Route.Proxy.Kind.SOCKS5, ANA, "h"))
                .withMessage("the proxy takes neither no login nor a password");
    }

    @Test
    void httpIsAskedToConnect() throws RfbException {
        byte[] answer = "HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        BytesTransport proxy = BytesTransport.of(answer);
        open(proxy, Route.Proxy.Kind.HTTP, ANA, "::1");
        assertThat(new String(proxy.written(), StandardCharsets.US_ASCII))
                .isEqualTo(String.join(
                        "\r\n",
                        "CONNECT [::1]:5900 HTTP/1.1",
                        "Host: [::1]:5900",
                        "Proxy-Authorization: Basic YW5hOnB3",
                        "",
                        ""));
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 407 Proxy Authentication Required, AUTHENTICATION",
        "HTTP/1.1 403 Filtered, CONNECT",
        "HTTP/1.1 502 Bad Gateway, CONNECT",
        "SSH-2.0-x, PROTOCOL",
        "HTTP/1.1, PROTOCOL"
    })
    void whatHttpRefusesIsSaid(String line, Reason reason) {
        BytesTransport proxy = BytesTransport.of((line + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        assertFailure(reason, () -> open(proxy, Route.Proxy.Kind.HTTP, Optional.empty(), "h"))
                .withMessage("the proxy answers with \"" + line + "\": must be 200");
    }

    @Test
    void anAnswerOfHttpThatDoesNotEndIsRefused() {
        BytesTransport proxy = BytesTransport.of().thenForever((byte) 'a');
        assertFailure(Reason.PROTOCOL, () -> open(proxy, Route.Proxy.Kind.HTTP, Optional.empty(), "h"))
                .withMessage("the proxy's answer is over 65536 bytes long");
    }

    @Test
    void aLoginIsNotPrinted() {
        assertThat(ANA.get()).hasToString("login of ana");
    }

    private static Wire open(BytesTransport proxy, Route.Proxy.Kind kind, Optional<Route.Login> login, String host)
            throws RfbException {
        Route.Proxy route = new Route.Proxy(kind, new ServerAddress.Tcp("proxy", 1080), login);
        return ProxyTunnel.open(proxy.wire(), route, new ServerAddress.Tcp(host, 5900));
    }
}

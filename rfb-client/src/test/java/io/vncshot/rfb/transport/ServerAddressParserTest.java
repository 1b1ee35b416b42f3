package io.vncshot.rfb.transport;

import io.vncshot.rfb.transport.ServerAddress.Tcp;
import io.vncshot.rfb.transport.ServerAddress.Unix;
import io.vncshot.rfb.transport.ServerAddress.WebSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ServerAddressParserTest {
    @ParameterizedTest
    @CsvSource({
        "example.org, example.org, 5900",
        "'', 127.0.0.1, 5900",
        "10.0.0.7, 10.0.0.7, 5900",
        "example.org:0, example.org, 5900",
        "example.org:1, example.org, 5901",
        "example.org:99, example.org, 5999",
        "example.org:100, example.org, 100",
        "127.0.0.1:53294, 127.0.0.1, 53294",
        "example.org:65535, example.org, 65535",
        "example.org::1, example.org, 1",
        "example.org::5901, example.org, 5901",
        "example.org::65535, example.org, 65535",
        "example.org:007, example.org, 5907",
        ":1, 127.0.0.1, 5901",
        "::5901, 127.0.0.1, 5901",
        "[::1], ::1, 5900",
        "[::1]:1, ::1, 5901",
        "[::1]:99, ::1, 5999",
        "[::1]:100, ::1, 100",
        "[::1]::5901, ::1, 5901",
        "[fe80::1%eth0]::5901, fe80::1%eth0, 5901",
        "vnc://example.org, example.org, 5900",
        "VNC://example.org:1, example.org, 1",
        "vnc://example.org/, example.org, 5900",
        "vnc://example.org:1, example.org, 1",
        "vnc://example.org:5901, example.org, 5901",
        "vnc://me@example.org:5901, example.org, 5901",
        "vnc://a@b@example.org, example.org, 5900",
        "vnc://[::1], ::1, 5900",
        "vnc://me@[::1]:5901/?VncUsername=x:y, ::1, 5901",
        "vnc://example.org?a=b, example.org, 5900",
        "vnc://example.org#a, example.org, 5900",
        "vnc://, 127.0.0.1, 5900",
    })
    void tcp(String text, String host, int port) {
        assertThat(ServerAddress.parse(text)).isEqualTo(new Tcp(host, port));
    }

    @ParameterizedTest
    @CsvSource({
        "ws://example.org, WS, example.org, 80, /, ws://example.org/",
        "ws://example.org:6080/websockify, WS, example.org, 6080, /websockify, ws://example.org:6080/websockify",
        "ws://example.org:6080?token=a, WS, example.org, 6080, /?token=a, ws://example.org:6080/?…",
        "wss://[::1]/a?b#c, WSS, ::1, 443, /a?b, wss://[::1]/a?…",
        "wss://example.org:443/, WSS, example.org, 443, /, wss://example.org/",
    })
    void webSocket(String text, WebSocket.Scheme scheme, String host, int port, String path, String display) {
        assertThat(ServerAddress.parse(text)).isEqualTo(new WebSocket(scheme, host, port, path));
        assertThat(ServerAddress.parse(text).display()).isEqualTo(display);
    }

    @Test
    void webSocketAddressesHoldNoCredentialsAndNoLineEnds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerAddress.parse("wss://me:secret@example.org/"))
                .withMessageStartingWith("server \"wss://…\": credentials in an address are seen by all")
                .withMessageNotContaining("secret");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerAddress.parse("ws://example.org/a\r\nb"))
                .withMessageContaining("the path may hold no spaces");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerAddress.parse("ws://example.org:0/"))
                .withMessageContaining("port 0 must be 1 to 65535");
    }

    @ParameterizedTest
    @CsvSource({
        "/run/vnc.sock, /run/vnc.sock",
        "/a:1, /a:1",
        "unix:/run/vnc.sock, /run/vnc.sock",
        "unix:vnc.sock, vnc.sock",
        "unix:/a b, /a b",
    })
    void unixSockets(String text, String path) {
        assertThat(ServerAddress.parse(text)).isEqualTo(new Unix(Path.of(path)));
    }

    @ParameterizedTest
    @CsvSource({
        "h:, the display or port \"\" must be a number up to 65535",
        "h::, the port \"\" must be a number up to 65535",
        "h:x, the display or port \"x\" must be a number",
        "h::5901x, the port \"5901x\" must be a number",
        "h:-1, the display or port \"-1\" must be a number",
        "h:+1, the display or port \"+1\" must be a number",
        "h:١, the display or port \"١\" must be a number",
        "h:65536, port 65536 must be 1 to 65535",
        "h::0, port 0 must be 1 to 65535",
        "h::65536, port 65536 must be 1 to 65535",
        "h::4294967297, the port \"4294967297\" must be a number up to 65535",
        "h:999999999, port 999999999 must be 1 to 65535",
        "h:1:2, too many colons; an IPv6 address stands in brackets",
        "h::1:2, too many colons; an IPv6 address stands in brackets",
        "h:::1, too many colons; an IPv6 address stands in brackets",
        "fe80:0::1, too many colons; an IPv6 address stands in brackets",
        "http://h:6080, an address with \"://\" begins with vnc",
        "[::1, the bracket \"[\" is never closed",
        "[::1]5901, \":\" must follow \"]\"",
        "unix:, a path must follow \"unix:\"",
        "vnc://h:, the port \"\" must be a number up to 65535",
        "vnc://h:0, port 0 must be 1 to 65535",
        "vnc://h:65536, port 65536 must be 1 to 65535",
        "vnc://h:x, the port \"x\" must be a number",
        "vnc://[::1, the bracket \"[\" is never closed",
    })
    void whatCannotBeReadIsNamedWithItsRule(String text, String rule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerAddress.parse(text))
                .withMessageStartingWith("server \"" + text + "\": " + rule);
    }

    @ParameterizedTest
    @CsvSource({"vnc://me@h/@, me", "vnc://a@b@h, a@b", "vnc://h/a@b, ''", "h, ''", "me@h, ''"})
    void usersStandInAddressesOfOneNotationOnly(String text, String user) {
        assertThat(ServerAddress.usernameIn(text)).isEqualTo(user);
    }

    @ParameterizedTest
    @CsvSource({
        "vnc://me:secret@h:5901, vnc://me:…@h:5901",
        "vnc://:secret@h, vnc://:…@h",
        "vnc://me:sec:ret@h:x, vnc://me:…@h:x",
        "vnc://h?VncPassword=secret, vnc://h",
        "vnc://me@h/?a=b&VncPassword=secret, vnc://me@h",
    })
    void passwordsAreRefusedAndNotShown(String text, String shown) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerAddress.parse(text))
                .withMessageStartingWith("server \"" + shown + "\": a password in an address");
    }

    @ParameterizedTest
    @CsvSource({
        "h:1, h::5901",
        "[::1]:1, [::1]::5901",
        "vnc://h, h::5900",
        "/s, unix:/s",
    })
    void displayIsReadBack(String text, String display) {
        ServerAddress address = ServerAddress.parse(text);
        assertThat(address.display()).isEqualTo(display);
        assertThat(ServerAddress.parse(display)).isEqualTo(address);
    }

    @Test
    void addressesMadeByHandAreCheckedToo() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Tcp("", 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tcp("h", 0))
                .withMessage("port 0: must be 1 to 65535");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tcp("h", 65536))
                .withMessage("port 65536: must be 1 to 65535");
    }

    @ParameterizedTest
    @CsvSource({
        "vncs://example.org, example.org, 5900, vncs://example.org:5900",
        "vncs://ada@[::1]:5901/, ::1, 5901, vncs://[::1]:5901"
    })
    void tlsBeforeEverythingHasASchemeOfItsOwn(String text, String host, int port, String display) {
        ServerAddress address = ServerAddress.parse(text);
        assertThat(address).isEqualTo(new ServerAddress.Secure(host, port));
        assertThat(address.display()).isEqualTo(display);
        assertThat(ServerAddress.usernameIn(text)).isEqualTo(text.contains("ada") ? "ada" : "");
    }

    @ParameterizedTest
    @CsvSource({
        "Example.org:1, example.org:5901",
        "[::1]::5901, [::1]:5901",
        "'unix:/run/my %vnc', unix:/run/my%20%25vnc",
        "ws://Host/websockify, ws://host:80/websockify",
        "wss://host:6080/?token=a, wss://host:6080/?2f3e5efeea76a007533460fe3f9788ab0985565e57f6dfe48baf385969af4dfa"
    })
    void identityHasNoSpacesAndNoSecrets(String text, String identity) {
        assertThat(ServerAddress.parse(text).identity()).isEqualTo(identity);
    }
}

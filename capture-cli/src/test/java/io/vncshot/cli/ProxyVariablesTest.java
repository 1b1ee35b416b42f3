package io.vncshot.cli;

import io.vncshot.cli.message.UsageException;
import io.vncshot.rfb.transport.Route;
import io.vncshot.rfb.transport.ServerAddress;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ProxyVariablesTest {
    @ParameterizedTest
    @CsvSource({
        "host:1, ALL_PROXY, true",
        "host:1, all_proxy, true",
        "host:1, HTTPS_PROXY, false",
        "host:1, http_proxy, false",
        "wss://host/, HTTPS_PROXY, true",
        "wss://host/, https_proxy, true",
        "wss://host/, ALL_PROXY, true",
        "wss://host/, http_proxy, false",
        "ws://host/, http_proxy, true",
        "ws://host/, HTTP_PROXY, false",
        "ws://host/, HTTPS_PROXY, false",
        "ws://host/, ALL_PROXY, true"
    })
    void eachKindOfServerHasItsVariables(String server, String variable, boolean counts) throws UsageException {
        Route route = route(server, Map.of(variable, "socks5://proxy"));
        assertThat(route instanceof Route.Proxy).isEqualTo(counts);
    }

    @ParameterizedTest
    @CsvSource({
        "socks5://proxy, SOCKS5, proxy, 1080",
        "socks5h://proxy:9050/, SOCKS5, proxy, 9050",
        "SOCKS5://[::1]:9, SOCKS5, ::1, 9",
        "socks5://[::1], SOCKS5, ::1, 1080",
        "http://proxy:3128, HTTP, proxy, 3128",
        "http://proxy, HTTP, proxy, 80",
        "proxy:3128, HTTP, proxy, 3128"
    })
    void anAddressIsRead(String value, Route.Proxy.Kind kind, String host, int port) throws UsageException {
        assertThat(route("host", Map.of("ALL_PROXY", value)))
                .isEqualTo(new Route.Proxy(kind, new ServerAddress.Tcp(host, port), Optional.empty()));
    }

    @Test
    void aLoginIsDecoded() throws UsageException {
        Route.Proxy proxy = (Route.Proxy) route("host", Map.of("ALL_PROXY", "socks5://a%40b:c:%2f@proxy"));
        assertThat(proxy.login()).hasValue(new Route.Login("a@b", "c:/"));
    }

    @ParameterizedTest
    @CsvSource({
        "host.example.org, true",
        "EXAMPLE.org, true",
        "notexample.org, false",
        "x.internal, true",
        "internal, true",
        "10.0.0.7, true",
        "10.0.0.70, false"
    })
    void someServersNeedNone(String host, boolean exempt) throws UsageException {
        Map<String, String> variables =
                Map.of("ALL_PROXY", "socks5://proxy", "NO_PROXY", "example.org, .Internal,10.0.0.7,");
        assertThat(route(host, variables) instanceof Route.Direct).isEqualTo(exempt);
    }

    @Test
    void aStarIsAll() throws UsageException {
        assertThat(route("host", Map.of("ALL_PROXY", "socks5://proxy", "no_proxy", "*")))
                .isEqualTo(Route.DIRECT);
    }

    @ParameterizedTest
    @CsvSource({
        "socks4://proxy, 'ALL_PROXY: a proxy of \"socks4://\": must be http://, socks5:// or socks5h://; NO_PROXY names servers that need none'",
        "https://proxy, 'ALL_PROXY: a proxy of \"https://\": must be http://, socks5:// or socks5h://; NO_PROXY names servers that need none'",
        "socks5://:1, 'ALL_PROXY: must be a proxy''s address, as in socks5://host:1080'",
        "socks5://h:0, 'ALL_PROXY: must be a proxy''s address, as in socks5://host:1080'",
        "socks5://h:x, 'ALL_PROXY: must be a proxy''s address, as in socks5://host:1080'",
        "socks5://a%zz@h, ALL_PROXY: the login has a % that is not followed by two hex digits"
    })
    void whatCannotBeIsSaidWithoutItsSecrets(String value, String message) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> route("host", Map.of("ALL_PROXY", value)))
                .withMessage(message);
    }

    private static Route route(String server, Map<String, String> environment) throws UsageException {
        return ProxyVariables.route(ServerAddress.parse(server), environment);
    }
}

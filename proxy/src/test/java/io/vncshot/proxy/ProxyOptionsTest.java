package io.vncshot.proxy;

import io.vncshot.proxy.address.HostPort;
import io.vncshot.proxy.address.Target;
import io.vncshot.proxy.option.UsageException;
import io.vncshot.proxy.wrap.WrapMode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

final class ProxyOptionsTest {
    @Test
    void optionsMayStandBetweenTheAddresses() {
        ProxyOptions options = ProxyOptions.parse("6800", "--web", "./", "localhost:5901");
        assertThat(options.source()).isEqualTo(new HostPort("", 6800));
        assertThat(options.target()).isEqualTo(new Target.Tcp(new HostPort("localhost", 5901)));
    }

    @Test
    void withASocketHandedOverThereIsNoSource() {
        assertThat(ProxyOptions.parse("--inetd", "h:1").listen.inherited()).containsExactly(0);
    }

    @Test
    void socketsOfSystemdAreThoseForThisProcess() {
        ListenOptions options = new ListenOptions();
        options.inherit(Map.of("LISTEN_PID", "7", "LISTEN_FDS", "2"), 8);
        assertThat(options.inherited()).isEmpty();
        options.inherit(Map.of("LISTEN_PID", "7", "LISTEN_FDS", "2"), 7);
        assertThat(options.inherited()).containsExactly(3, 4);
        options.inherit(Map.of("LISTEN_PID", "7", "LISTEN_FDS", "-1"), 7);
        assertThat(options.inherited()).isEmpty();
    }

    @Test
    void whatComesAfterTwoDashesIsTheCommandWithItsOptions() {
        ProxyOptions options =
                ProxyOptions.parse("5901", "-D", "--wrap-mode=ignore", "--", "Xvnc", ":1", "--rebind=x", "--", "-h");
        assertThat(options.source()).isEqualTo(new HostPort("", 5901));
        assertThat(options.daemon).isTrue();
        assertThat(options.help).isFalse();
        assertThat(options.target()).isNull();
        assertThat(options.wrap.mode).isEqualTo(WrapMode.IGNORE);
        assertThat(options.wrap.command).containsExactly("Xvnc", ":1", "--rebind=x", "--", "-h");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "6800",
                "6800 h:1 h:2",
                "x h:1",
                "6800 h",
                "6800 h:1 --wrap-mode=ignore",
                "6800 --",
                "6800 h:1 -- Xvnc :1",
                "0 -- Xvnc :1",
                "-- Xvnc :1",
                "6800 --rebind=seccomp h:1",
                "6800 --wrap-mode=never -- Xvnc :1",
                "6800 --rebind=socket -- Xvnc :1",
                "--unix-listen=s -- Xvnc :1",
                "6800 --unix-target=s -- Xvnc :1",
                "--inetd -- Xvnc :1",
                "6800 --target-config=f -- Xvnc :1",
                "6800 h:1 --inetd",
                "--inetd",
                "--inetd --unix-listen=s h:1",
                "6800 h:1 --heartbeat=-1",
                "6800 h:1 --timeout=x",
                "6800 h:1 --target-config=f",
                "6800 --token-plugin=JSONTokenApi --token-source=http://h/",
                "6800 --token-plugin=JSONTokenApi --token-source=file:///%s",
                "6800 --token-plugin=TokenRedis --token-source=h:x",
                "6800 --token-plugin=TokenRedis --token-source=h:1:2:3:4:5",
                "6800 --token-plugin=TokenFile",
                "6800 h:1 --host-token",
                "6800 h:1 --auth-plugin=os.system --auth-source=x",
                "6800 h:1 --auth-plugin=BasicHTTPAuth",
                "6800 h:1 --auth-plugin=ExpectOrigin",
                "6800 h:1 --auth-source=u:p",
                "6800 h:1 --web-auth",
                "6800 h:1 --unix-target=s",
                "6800 h:1 --unix-listen=s",
                "--unix-listen=s --unix-listen-mode=9 h:1",
                "6800 h:1 --ssl-version=sslv3",
                "6800 --unix-target=s --target-config=f"
            })
    void whatCannotBeServedIsRefused(String line) {
        String[] arguments = line.isEmpty() ? new String[0] : line.split(" ");
        assertThatExceptionOfType(UsageException.class).isThrownBy(() -> ProxyOptions.parse(arguments));
    }
}

package io.vncshot.proxy.wrap;

import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@EnabledOnOs(OS.LINUX)
final class ListeningSocketTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "::1", "127.0.0.2"})
    void socketOfThisProcessIsFoundWithItsAddressAndPort(String address) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address(address), 0));

            assertThat(ListeningSocket.all())
                    .filteredOn(found -> found.port() == socket.getLocalPort())
                    .singleElement()
                    .satisfies(found -> assertThat(found.address().isAnyLocalAddress())
                            .isEqualTo(socket.getInetAddress().isAnyLocalAddress()))
                    .satisfies(found -> assertThat(found.inode()).isPositive());
        }
    }

    @Test
    void onlySocketsThatListenCountAndMappedAddressesAreIpv4() throws IOException {
        List<String> lines = List.of(
                "  sl  local_address                         remote_address                        st tx_queue ...",
                "   0: 0100007F:D02E 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1 0",
                "   1: 0100007F:D02F 0100007F:1234 01 00000000:00000000 00:00000000 00000000     0        0 4712 1 0",
                "   2: 0000000000000000FFFF00000100007F:D030 00000000000000000000000000000000:0000 0A"
                        + " 00000000:00000000 00:00000000 00000000     0        0 4713 1 0",
                "   3: 00000000000000000000000001000000:170D 00000000000000000000000000000000:0000 0A"
                        + " 00000000:00000000 00:00000000 00000000     0        0 4714 1 0");

        assertThat(ListeningSocket.parse(lines))
                .containsExactly(
                        new ListeningSocket(address("127.0.0.1"), 53294, 4711),
                        new ListeningSocket(address("127.0.0.1"), 53296, 4713),
                        new ListeningSocket(address("::1"), 5901, 4714));
    }

    @Test
    void ipv6AddressIsShownInBrackets() throws IOException {
        assertThat(new ListeningSocket(address("::"), 5900, 1).hostPort()).hasToString("[::]:5900");
    }

    private static InetAddress address(String literal) {
        return Objects.requireNonNull(NetUtil.createInetAddressFromIpAddressString(literal));
    }
}

package io.vncshot.interop;

import java.util.List;

/** Who listens where, by {@code ss}. */
final class Listeners {
    private Listeners() {}

    /** The addresses of the sockets that listen on a TCP port; {@code *} is all, of IPv4 and IPv6. */
    static List<String> of(int port) {
        Requirements.require(List.of("ss"));
        return Command.of("ss", "-Hltn", "sport = :" + port)
                .runSuccessfully()
                .output()
                .lines()
                .map(line -> line.trim().split(" +")[3])
                .map(address -> address.substring(0, address.lastIndexOf(':')))
                .sorted()
                .toList();
    }
}

package io.vncshot.cli;

import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.option.Options;
import io.vncshot.cli.option.Settings;
import io.vncshot.rfb.transport.Connector;
import io.vncshot.rfb.transport.Route;
import io.vncshot.rfb.transport.ServerAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How to get to a server: by ssh where {@code --via} says so, or by the proxy that the environment names. */
final class ServerRoute {
    private ServerRoute() {}

    /** @throws UsageException for a proxy that cannot be, or a server that ssh cannot reach */
    static Route of(ServerAddress address, Settings settings, Map<String, String> environment) throws UsageException {
        boolean byTcp = !(address instanceof ServerAddress.Unix || address instanceof ServerAddress.Listen);
        Optional<String> via = settings.find(Options.VIA);
        if (via.isPresent()) {
            if (!byTcp) {
                throw new UsageException("--via " + via.get() + ": ssh reaches servers by TCP only, and this one is "
                        + address.display());
            }
            return new Route.Command(ssh(via.get(), Connector.beneath(address)));
        }
        if (!byTcp || isThisMachine(address.host())) {
            return Route.DIRECT;
        }
        return ProxyVariables.route(address, environment);
    }

    private static List<String> ssh(String via, ServerAddress.Tcp target) {
        String host = target.host().indexOf(':') >= 0 ? "[" + target.host() + "]" : target.host();
        return List.of("ssh", "-T", "-W", host + ":" + target.port(), "--", via);
    }

    /** What nobody wants a proxy for, whatever the environment says. */
    private static boolean isThisMachine(String host) {
        return host.startsWith("127.") || host.equals("::1") || host.equalsIgnoreCase("localhost");
    }
}

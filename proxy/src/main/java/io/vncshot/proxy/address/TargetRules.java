package io.vncshot.proxy.address;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which targets may be connected to; without a rule, all. A rule is {@code host:port}, compared as written, or a block
 * of addresses with or without a port, which is compared with what a name resolves to, or {@code unix_socket:path},
 * where a path that ends in a slash stands for all below it.
 */
public final class TargetRules {
    private static final String UNIX = "unix_socket:";
    private static final int ANY_PORT = -1;

    private record Block(Cidr addresses, int port) {}

    private final List<HostPort> hosts = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();

    private TargetRules() {}

    /** Reads rules. A mistake is an IllegalArgumentException that names the option. */
    public static TargetRules parse(List<String> texts) {
        TargetRules rules = new TargetRules();
        for (String text : texts) {
            try {
                rules.add(text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("--allow-target " + e.getMessage(), e);
            }
        }
        return rules;
    }

    private void add(String text) {
        int slash = text.indexOf('/');
        if (text.startsWith(UNIX)) {
            paths.add(text.substring(UNIX.length()));
        } else if (slash >= 0) {
            int colon = text.indexOf(':', slash);
            int port = colon < 0
                    ? ANY_PORT
                    : HostPort.parseTarget("h" + text.substring(colon)).port();
            blocks.add(new Block(Cidr.parse(colon < 0 ? text : text.substring(0, colon)), port));
        } else {
            hosts.add(HostPort.parseTarget(text));
        }
    }

    public boolean allowAll() {
        return hosts.isEmpty() && blocks.isEmpty() && paths.isEmpty();
    }

    /** Whether the target may be connected to, at one address at least. It may block, to look up a name. */
    public boolean allow(Target target) {
        if (allowAll()) {
            return true;
        }
        if (target instanceof Target.Unix unix) {
            return allowPath(unix.path().normalize().toString());
        }
        return target instanceof Target.Tcp tcp && (allowName(tcp.address()) || allowSomeAddress(tcp.address()));
    }

    /** Whether this address, which the name of a target has, may be connected to. */
    public boolean allow(HostPort target, InetAddress address) {
        return allowAll() || allowName(target) || allowAddress(address, target.port());
    }

    private boolean allowPath(String path) {
        for (String rule : paths) {
            if (path.equals(rule) || (rule.endsWith("/") && path.startsWith(rule))) {
                return true;
            }
        }
        return false;
    }

    private boolean allowName(HostPort target) {
        for (HostPort rule : hosts) {
            if (rule.port() == target.port() && isSameHost(rule.host(), target.host())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSameHost(String rule, String host) {
        @Nullable InetAddress literal = NetUtil.createInetAddressFromIpAddressString(host);
        return literal == null
                ? rule.equalsIgnoreCase(host)
                : literal.equals(NetUtil.createInetAddressFromIpAddressString(rule));
    }

    private boolean allowSomeAddress(HostPort target) {
        if (blocks.isEmpty()) {
            return false;
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(target.host())) {
                if (allowAddress(address, target.port())) {
                    return true;
                }
            }
        } catch (UnknownHostException e) {
            return false;
        }
        return false;
    }

    private boolean allowAddress(InetAddress address, int port) {
        for (Block block : blocks) {
            if ((block.port == ANY_PORT || block.port == port) && block.addresses.contains(address)) {
                return true;
            }
        }
        return false;
    }
}

package io.vncshot.proxy;

import io.vncshot.proxy.address.AddressOrder;
import io.vncshot.proxy.option.Given;
import io.vncshot.proxy.option.Option;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The options of how to listen, and the sockets that a super-server has opened. */
final class ListenOptions {
    private static final Option INETD = Option.flag(
            "Standard input is the listening socket, as inetd gives it with wait. Sockets of systemd are"
                    + " taken without an option.",
            "--inetd");

    private static final Option PREFER_IPV6 =
            Option.flag("Where a name has several addresses, take those of IPv6 first.", "-6", "--prefer-ipv6");

    private static final Option UNIX_LISTEN =
            Option.value("--unix-listen", "FILE", "Listen on a Unix domain socket instead of a port.");

    private static final Option UNIX_LISTEN_MODE =
            Option.value("--unix-listen-mode", "MODE", "Its permissions, in octal. Default: 0600.");

    static final List<Option> TABLE = List.of(UNIX_LISTEN, UNIX_LISTEN_MODE, INETD, PREFER_IPV6);

    private static final int FIRST_OF_SYSTEMD = 3;
    private static final int MOST_SOCKETS = 64;

    boolean inetd;
    boolean preferIpv6;

    @Nullable
    Path unixListen;

    private String unixListenMode = "0600";
    private List<Integer> ofSystemd = List.of();

    void read(Given given) {
        inetd = given.isOn(INETD);
        preferIpv6 = given.isOn(PREFER_IPV6);
        unixListen = given.path(UNIX_LISTEN);
        unixListenMode = Objects.requireNonNullElse(given.text(UNIX_LISTEN_MODE), unixListenMode);
    }

    void check() {
        unixListenMode();
        if (unixListen != null && !inherited().isEmpty()) {
            throw new IllegalArgumentException("--unix-listen: the socket was handed over already");
        }
    }

    /** The permissions of the socket of --unix-listen. */
    Set<PosixFilePermission> unixListenMode() {
        String digits = unixListenMode.startsWith("0o") ? unixListenMode.substring(2) : unixListenMode;
        try {
            int mode = Integer.parseInt(digits, 8);
            if (mode < 0 || mode > 0777) {
                throw new NumberFormatException();
            }
            return permissions(mode);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "--unix-listen-mode " + unixListenMode + ": must be octal, 0 to 0777, as 0600", e);
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        StringBuilder permissions = new StringBuilder("rwxrwxrwx");
        for (int i = 0; i < 9; i++) {
            if ((mode & (0400 >> i)) == 0) {
                permissions.setCharAt(i, '-');
            }
        }
        return PosixFilePermissions.fromString(permissions.toString());
    }

    /** Takes the sockets that systemd has handed to this process, if any (sd_listen_fds). */
    void inherit(Map<String, String> environment, long pid) {
        if (!Long.toString(pid).equals(environment.get("LISTEN_PID"))) {
            return;
        }
        List<Integer> descriptors = new ArrayList<>();
        int count = parseCount(environment.getOrDefault("LISTEN_FDS", ""));
        for (int i = 0; i < count; i++) {
            descriptors.add(FIRST_OF_SYSTEMD + i);
        }
        ofSystemd = descriptors;
    }

    private static int parseCount(String text) {
        try {
            int count = Integer.parseInt(text);
            return count < 0 || count > MOST_SOCKETS ? 0 : count;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The descriptors of sockets to serve in place of an address. */
    List<Integer> inherited() {
        return inetd ? List.of(0) : ofSystemd;
    }

    AddressOrder order() {
        return preferIpv6 ? AddressOrder.IPV6_FIRST : AddressOrder.AS_RESOLVED;
    }
}

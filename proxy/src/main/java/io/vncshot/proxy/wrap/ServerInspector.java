package io.vncshot.proxy.wrap;

import java.io.IOException;
import java.net.Inet4Address;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds out by /proc what the wrapped processes listen on. */
final class ServerInspector {
    static final int X11_FIRST = 6000;
    static final int X11_LAST = 6063;

    private final ProcessHandle supervisor;
    private final Path report;
    private final int port;

    /**
     * Looks at the descendants of the supervisor.
     *
     * @param port the public one, which nothing of theirs may listen on
     */
    ServerInspector(ProcessHandle supervisor, Path report, int port) {
        this.supervisor = supervisor;
        this.report = report;
        this.port = port;
    }

    Finding inspect() throws IOException {
        List<ListeningSocket> all = ListeningSocket.all();
        List<ListeningSocket> own = ownOf(all);
        for (ListeningSocket socket : own) {
            if (socket.port() == port) {
                return new Finding.Exposed(socket);
            }
        }
        List<ListeningSocket> moved = movedOf(all);
        for (ListeningSocket socket : moved) {
            if (own.contains(socket)) {
                return new Finding.Serving(socket);
            }
        }
        if (!moved.isEmpty()) {
            return new Finding.Foreign(moved.get(0));
        }
        own.removeIf(socket -> socket.port() >= X11_FIRST && socket.port() <= X11_LAST);
        return own.isEmpty() ? new Finding.Nothing() : new Finding.Elsewhere(List.copyOf(own));
    }

    /** Whether a server that was found is still there, and the public port has no listeners but those known. */
    boolean isUnchanged(Finding.Serving server, Set<Long> knownListeners) throws IOException {
        List<ListeningSocket> all = ListeningSocket.all();
        return all.contains(server.socket()) && knownListeners.containsAll(publicListeners(all));
    }

    /** The inodes of all listeners on the public port, whosever they are. */
    Set<Long> publicListeners() throws IOException {
        return publicListeners(ListeningSocket.all());
    }

    private Set<Long> publicListeners(List<ListeningSocket> all) {
        Set<Long> inodes = new HashSet<>();
        for (ListeningSocket socket : all) {
            if (socket.port() == port) {
                inodes.add(socket.inode());
            }
        }
        return inodes;
    }

    /** What the wrapped processes listen on that others than this machine's users can reach. */
    List<ListeningSocket> reachableFromOutside() throws IOException {
        List<ListeningSocket> own = ownOf(ListeningSocket.all());
        own.removeIf(socket -> socket.address().isLoopbackAddress());
        return own;
    }

    private List<ListeningSocket> ownOf(List<ListeningSocket> all) {
        Set<Long> inodes = ProcessTree.sockets(supervisor);
        List<ListeningSocket> own = new ArrayList<>(all);
        own.removeIf(socket -> !inodes.contains(socket.inode()));
        return own;
    }

    /** The moved sockets that listen, IPv4 first. */
    private List<ListeningSocket> movedOf(List<ListeningSocket> all) throws IOException {
        Set<Long> inodes = MoveReport.inodes(report);
        List<ListeningSocket> moved = new ArrayList<>();
        for (ListeningSocket socket : all) {
            if (inodes.contains(socket.inode()) && socket.address().isLoopbackAddress()) {
                moved.add(socket.address() instanceof Inet4Address ? 0 : moved.size(), socket);
            }
        }
        return moved;
    }
}

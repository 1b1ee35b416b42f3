package io.vncshot.proxy.wrap;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** The processes that descend from one. */
final class ProcessTree {
    private static final String SOCKET = "socket:[";

    private ProcessTree() {}

    /** The inodes of all sockets that descendants of the process have open, as far as this process may see them. */
    static Set<Long> sockets(ProcessHandle root) {
        Set<Long> inodes = new HashSet<>();
        for (ProcessHandle process : root.descendants().toList()) {
            addSockets(Path.of("/proc", Long.toString(process.pid()), "fd"), inodes);
        }
        return inodes;
    }

    private static void addSockets(Path descriptors, Set<Long> inodes) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors)) {
            for (Path descriptor : all) {
                addSocket(descriptor, inodes);
            }
        } catch (IOException | DirectoryIteratorException e) {
            return; // the process has ended, or is another user's
        }
    }

    private static void addSocket(Path descriptor, Set<Long> inodes) {
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            if (target.startsWith(SOCKET)) {
                inodes.add(Long.valueOf(target.substring(SOCKET.length(), target.length() - 1)));
            }
        } catch (IOException e) {
            return; // closed meanwhile
        }
    }
}

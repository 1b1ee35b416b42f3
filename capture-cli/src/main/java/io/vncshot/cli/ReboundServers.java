package io.vncshot.cli;

import io.vncshot.cli.option.Target;
import io.vncshot.rfb.transport.ServerAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where websockify has moved the servers that it started, from the files {@code rebound-PORT} that it keeps. A file holds
 * the line {@code ADDRESS PORT PID START}, the last two those of the websockify, with the start as in /proc/PID/stat.
 */
final class ReboundServers {
    /** Belongs to the user; /proc/self, a link, does not. */
    private static final Path SELF = Path.of("/proc/self/status");

    private static final String PREFIX = "rebound-";
    private static final int START = 22;
    private static final int WRITABLE_BY_OTHERS = 022;

    private ReboundServers() {}

    /**
     * Finds the server.
     *
     * @throws IOException whose message is for the user, when there is none or more than one
     */
    static ServerAddress find(Target.Rebound wanted, @Nullable String runtimeDirectory) throws IOException {
        if (!Files.exists(SELF)) {
            throw new IOException("there are such servers on Linux only");
        }
        List<Path> folders = folders(runtimeDirectory);
        Map<String, ServerAddress> servers = new TreeMap<>();
        for (Path folder : folders) {
            if (servers.isEmpty()) {
                addServers(folder, wanted, servers);
            }
        }
        if (servers.isEmpty()) {
            String port = wanted.port() == Target.Rebound.ANY ? "" : " with port " + wanted.port();
            throw new IOException("no websockify of this user" + port
                    + " has a server started by `-- COMMAND` (looked in " + joined(folders, ", ") + ")");
        }
        if (servers.size() > 1) {
            throw new IOException("there is more than one; choose: " + joined(servers.keySet(), " "));
        }
        return servers.values().iterator().next();
    }

    private static String joined(Iterable<?> values, String separator) {
        StringBuilder text = new StringBuilder();
        for (Object value : values) {
            text.append(text.length() == 0 ? "" : separator).append(value);
        }
        return text.toString();
    }

    /** A crontab has no XDG_RUNTIME_DIR, where the session that started websockify had one. */
    private static List<Path> folders(@Nullable String runtimeDirectory) throws IOException {
        List<Path> folders = new ArrayList<>();
        if (runtimeDirectory != null && runtimeDirectory.startsWith("/")) {
            folders.add(Path.of(runtimeDirectory, "vncshot"));
        }
        Path systemd = Path.of("/run/user/" + owner(SELF) + "/vncshot");
        if (!folders.contains(systemd)) {
            folders.add(systemd);
        }
        folders.add(Path.of("/tmp/vncshot-" + owner(SELF)));
        return folders;
    }

    private static int owner(Path file) throws IOException {
        return (int) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    private static void addServers(Path folder, Target.Rebound wanted, Map<String, ServerAddress> servers)
            throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) || !belongsToUser(folder)) {
            return;
        }
        String glob = wanted.port() == Target.Rebound.ANY ? PREFIX + "*" : PREFIX + wanted.port();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, glob)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                ServerAddress address = read(file);
                if (address != null) {
                    servers.put("rebound:" + name.substring(PREFIX.length()), address);
                }
            }
        }
    }

    /** Anybody can make a folder of that name in /tmp. */
    private static boolean belongsToUser(Path folder) throws IOException {
        int mode = (int) Files.getAttribute(folder, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        return owner(folder) == owner(SELF) && (mode & WRITABLE_BY_OTHERS) == 0;
    }

    /** Null for a file that a websockify has left behind that was killed, or that is gone again. */
    private static @Nullable ServerAddress read(Path file) {
        try {
            String[] words =
                    Files.readString(file, StandardCharsets.US_ASCII).trim().split(" ", -1);
            return words.length == 4 && words[3].equals(startOf(words[2]))
                    ? new ServerAddress.Tcp(words[0], Integer.parseInt(words[1]))
                    : null;
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Empty for one that has ended. The name of a process, the second field, can hold anything but comes in brackets. */
    private static String startOf(String pid) throws IOException {
        Path file = Path.of("/proc/" + Integer.parseInt(pid) + "/stat");
        String stat = Files.readString(file, StandardCharsets.ISO_8859_1);
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return fields[0].equals("Z") ? "" : fields[START - 3];
    }
}

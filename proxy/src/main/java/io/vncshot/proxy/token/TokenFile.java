package io.vncshot.proxy.token;

import io.vncshot.proxy.address.Target;
import io.vncshot.proxy.transport.LogText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines of {@code token: host:port} in a file, or in all files of a folder; # begins a comment. What follows the address is
 * for {@code vncshot snap}, whose lists of desktops are such files.
 */
final class TokenFile implements TokenSource {
    private static final Logger LOG = LoggerFactory.getLogger("proxy");

    /** When the files are read. */
    enum Reading {
        EACH_TIME,
        ONCE
    }

    private final Path source;
    private final Reading reading;
    private @Nullable Map<String, Target> kept;

    TokenFile(String source, Reading reading) {
        this.source = Path.of(source);
        this.reading = reading;
    }

    @Override
    public @Nullable Target find(String token) throws IOException {
        return targets().get(token);
    }

    private synchronized Map<String, Target> targets() throws IOException {
        if (kept != null) {
            return kept;
        }
        Map<String, Target> targets = new HashMap<>();
        for (Path file : files()) {
            read(file, targets);
        }
        if (reading == Reading.ONCE) {
            kept = targets;
        }
        return targets;
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(source)) {
            return List.of(source);
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(source)) {
            for (Path entry : entries) {
                if (Files.isRegularFile(entry)) {
                    files.add(entry);
                }
            }
        }
        files.sort(null);
        return files;
    }

    private static void read(Path file, Map<String, Target> targets) throws IOException {
        int number = 0;
        for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n")) {
            number++;
            if (line.isBlank() || line.stripLeading().startsWith("#")) {
                continue;
            }
            int separator = findSeparator(line);
            try {
                if (separator <= 0) {
                    throw new IllegalArgumentException("must be token: host:port");
                }
                Target target =
                        Target.parse(address(line.substring(separator + 1).strip()));
                targets.putIfAbsent(line.substring(0, separator).strip(), target);
            } catch (IllegalArgumentException e) {
                LOG.warn("{}, line {}: {}", file, number, LogText.of(e));
            }
        }
    }

    /** The first word; {@code host::port} is what some write for a port that is not a display. */
    private static String address(String text) {
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        String word = text.substring(0, end);
        int host = word.startsWith("[") ? word.indexOf(']') : 0;
        int colons = word.indexOf("::", Math.max(0, host));
        boolean isPort = colons > 0 && colons == word.lastIndexOf(':') - 1 && colons == word.indexOf(':', host);
        return isPort ? word.substring(0, colons) + word.substring(colons + 1) : word;
    }

    /** The first colon that a blank follows; a token may have colons. */
    private static int findSeparator(String line) {
        for (int i = line.indexOf(':'); i >= 0; i = line.indexOf(':', i + 1)) {
            if (i + 1 < line.length() && Character.isWhitespace(line.charAt(i + 1))) {
                return i;
            }
        }
        return -1;
    }
}

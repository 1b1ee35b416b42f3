package io.vncshot.bench.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Runtime.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** An installed JDK. */
public record Jdk(Path home, String version) {
    private static final String VERSION_LINE = "JAVA_VERSION=";

    /** The one in this folder, by its file {@code release}. */
    public static Jdk at(Path home) {
        try {
            String line = Files.readAllLines(home.resolve("release")).stream()
                    .filter(text -> text.startsWith(VERSION_LINE))
                    .findFirst()
                    .orElseThrow(() -> new IOException(home + ": no " + VERSION_LINE + " in its file release"));
            return new Jdk(home, line.substring(VERSION_LINE.length()).replace("\"", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The newest and, if there is another, the oldest of them, in this order. */
    public static List<Jdk> newestAndOldest(List<Jdk> jdks) {
        List<Jdk> sorted = jdks.stream()
                .sorted(Comparator.comparing((Jdk jdk) -> Version.parse(jdk.version))
                        .reversed())
                .toList();
        return sorted.size() < 2 ? sorted : List.of(sorted.get(0), sorted.get(sorted.size() - 1));
    }
}

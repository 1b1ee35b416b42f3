package io.vncshot.bench.visual;

import io.vncshot.bench.capture.Jdk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program that counts by how many pixels two PNG files differ, smoothed edges left out. */
interface DiffProgram {
    String name();

    List<String> command(Path first, Path second);

    /** What it ends with when files are compared. */
    Set<Integer> statuses();

    /** In what it wrote: the number in the first group is its count. */
    Pattern count();

    /** What it needs beside the environment of this process. */
    default Map<String, String> environment() {
        return Map.of();
    }

    /** The pixels that it counted. */
    default String pixels(String output) {
        Matcher matcher = count().matcher(output);
        return matcher.find() ? matcher.group(1) : "–";
    }

    /** {@code ./vncshot diff}. */
    record Vncshot(Jdk jdk) implements DiffProgram {
        @Override
        public String name() {
            return "vncshot, Java " + jdk.version();
        }

        @Override
        public List<String> command(Path first, Path second) {
            return List.of("./vncshot", "diff", first.toString(), second.toString());
        }

        @Override
        public Set<Integer> statuses() {
            return Set.of(0, 50);
        }

        @Override
        public Pattern count() {
            return Pattern.compile("(\\d+) of \\d+ pixels differ");
        }

        @Override
        public Map<String, String> environment() {
            return Map.of("VNCSHOT_JAVA_HOME", jdk.home().toString());
        }
    }

    /**
     * odiff, in Zig.
     *
     * @param start the words before its own
     */
    record Odiff(String name, List<String> start) implements DiffProgram {
        @Override
        public List<String> command(Path first, Path second) {
            List<String> words = new ArrayList<>(start);
            words.addAll(List.of(first.toString(), second.toString(), "--aa", "--parsable-stdout"));
            return words;
        }

        @Override
        public Set<Integer> statuses() {
            return Set.of(0, 22);
        }

        @Override
        public Pattern count() {
            return Pattern.compile("^(\\d+)");
        }
    }

    /** pixelmatch, in JavaScript. */
    record Pixelmatch(Path script) implements DiffProgram {
        @Override
        public String name() {
            return "pixelmatch 7.2";
        }

        @Override
        public List<String> command(Path first, Path second) {
            return List.of("node", script.toString(), first.toString(), second.toString());
        }

        @Override
        public Set<Integer> statuses() {
            return Set.of(0, 66);
        }

        @Override
        public Pattern count() {
            return Pattern.compile("different pixels: (\\d+)");
        }
    }
}

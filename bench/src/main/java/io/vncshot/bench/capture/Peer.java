package io.vncshot.bench.capture;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A program that writes what a VNC server shows to a file. */
interface Peer {
    String name();

    /** What its files are called at the end. */
    default String extension() {
        return ".png";
    }

    /** What it needs beside the environment of this process. */
    default Map<String, String> environment() {
        return Map.of();
    }

    /** The commands, to be run one after the other, that write the screen to each of these files. */
    List<List<String>> commands(int port, List<Path> files);

    /** {@code ./vncshot}, which takes many pictures over one connection. */
    record Vncshot(Jdk jdk) implements Peer {
        @Override
        public String name() {
            return "vncshot, Java " + jdk.version();
        }

        @Override
        public Map<String, String> environment() {
            return Map.of("VNCSHOT_JAVA_HOME", jdk.home().toString());
        }

        @Override
        public List<List<String>> commands(int port, List<Path> files) {
            Stream<String> captures = files.stream().flatMap(file -> Stream.of("capture", file.toString()));
            return List.of(Stream.concat(Stream.of("./vncshot", "-s", "127.0.0.1::" + port), captures)
                    .toList());
        }
    }

    /** {@code gvnccapture} of Debian's gvncviewer, in C. */
    record Gvnccapture() implements Peer {
        @Override
        public String name() {
            return "gvnccapture";
        }

        @Override
        public List<List<String>> commands(int port, List<Path> files) {
            return files.stream()
                    .map(file -> List.of("gvnccapture", display(port), file.toString()))
                    .toList();
        }
    }

    /** {@code vncsnapshot}, in C++, which writes JPEG. */
    record Vncsnapshot() implements Peer {
        @Override
        public String name() {
            return "vncsnapshot (JPEG)";
        }

        @Override
        public String extension() {
            return ".jpg";
        }

        @Override
        public List<List<String>> commands(int port, List<Path> files) {
            return files.stream()
                    .map(file -> List.of("vncsnapshot", "-quiet", display(port), file.toString()))
                    .toList();
        }
    }

    /** How programs are told of a port that know displays only. */
    private static String display(int port) {
        return "127.0.0.1:" + (port - 5900);
    }
}

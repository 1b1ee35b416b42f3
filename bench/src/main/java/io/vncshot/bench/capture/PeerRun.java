package io.vncshot.bench.capture;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A number of captures by one program, in a folder of its own. */
record PeerRun(Peer peer, int port, List<Path> files) {
    private static final int LIMIT_SECONDS = 20;

    PeerRun {
        files = List.copyOf(files);
    }

    /** As many captures as asked for, to new files in a folder. */
    static PeerRun of(Peer peer, int port, Path folder, int captures) {
        return new PeerRun(
                peer,
                port,
                IntStream.range(0, captures)
                        .mapToObj(i -> folder.resolve("capture" + i + peer.extension()))
                        .toList());
    }

    /** The time from the first start to the last end, in milliseconds; empty when a program did not end in time. */
    OptionalDouble wallMillis() throws IOException {
        deleteFiles();
        long start = System.nanoTime();
        for (List<String> command : peer.commands(port, files)) {
            if (!run(command)) {
                return OptionalDouble.empty();
            }
        }
        return OptionalDouble.of((System.nanoTime() - start) / 1e6);
    }

    /** The most memory that its biggest process has held, in KiB; by GNU time, in a run of its own. */
    OptionalLong peakKilobytes() throws IOException {
        deleteFiles();
        Path report = Files.createTempFile("bench-memory", "");
        long peak = 0;
        for (List<String> command : peer.commands(port, files)) {
            List<String> timed = new ArrayList<>(List.of("/usr/bin/time", "-f", "%M", "-o", report.toString()));
            timed.addAll(command);
            if (!run(timed)) {
                return OptionalLong.empty();
            }
            peak = Math.max(peak, Long.parseLong(Files.readString(report).strip()));
        }
        Files.delete(report);
        return OptionalLong.of(peak);
    }

    /** The file of its last capture. */
    Path lastFile() {
        return files.get(files.size() - 1);
    }

    private void deleteFiles() throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }

    private boolean run(List<String> command) throws IOException {
        Path errors = Files.createTempFile("bench-errors", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(errors.toFile());
        builder.environment().putAll(peer.environment());
        Process process = builder.start();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                return false;
            }
            if (process.exitValue() != 0) {
                throw new IOException(command + " ended with " + process.exitValue() + ": " + Files.readString(errors));
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(command + ": interrupted", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Files.delete(errors);
        }
    }
}

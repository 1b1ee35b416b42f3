package io.vncshot.bench.visual;

import io.vncshot.interop.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A process from its start to its end, timed by the shell, which knows the processor time to the millisecond. */
final class TimedCommand {
    private static final String SCRIPT =
            "TIMEFORMAT='%3R %3U %3S'; out=$1; shift; { time \"$@\" >\"$out\" 2>&1 </dev/null; } 2>&1";
    private static final double MILLI = 1000;

    private TimedCommand() {}

    /**
     * What it took, in milliseconds.
     *
     * @param output all that it wrote
     */
    record Run(double wall, double processor, String output) {}

    /** @throws IOException when it ends with another status than those */
    static Run run(List<String> command, Map<String, String> environment, Set<Integer> statuses) throws IOException {
        Path output = Files.createTempFile("bench-output", "");
        try {
            List<String> words = new ArrayList<>(List.of("bash", "-c", SCRIPT, "bash", output.toString()));
            words.addAll(command);
            Command.Result result = new Command(words, Path.of("."), environment).run();
            String text = Files.readString(output);
            if (!statuses.contains(result.exitStatus())) {
                throw new IOException(command + " ended with " + result.exitStatus() + ": " + text);
            }
            String[] seconds = result.output().strip().split(" ");
            double processor = Double.parseDouble(seconds[1]) + Double.parseDouble(seconds[2]);
            return new Run(Double.parseDouble(seconds[0]) * MILLI, processor * MILLI, text);
        } finally {
            Files.delete(output);
        }
    }
}

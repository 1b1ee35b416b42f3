package io.vncshot.bench.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the system says of a process and those that it has started, by {@code /proc}. */
record ProcessTree(ProcessHandle root) {
    private static final double TICKS_PER_SECOND = 100;
    private static final int USER_TIME = 11;
    private static final int TIMES = 4;

    /** The processor time of all of them, also of those that have ended and were waited for. */
    double cpuSeconds() {
        long ticks = 0;
        for (ProcessHandle process : processes()) {
            String stat = read(process, "stat");
            String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ");
            for (int i = USER_TIME; i < USER_TIME + TIMES && i < fields.length; i++) {
                ticks += Long.parseLong(fields[i]);
            }
        }
        return ticks / TICKS_PER_SECOND;
    }

    /** The memory of all of them, in KiB, what they share divided among those that share it (PSS). */
    long memoryKilobytes() {
        long sum = 0;
        for (ProcessHandle process : processes()) {
            for (String line : read(process, "smaps_rollup").split("\n")) {
                if (line.startsWith("Pss:")) {
                    sum += Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        }
        return sum;
    }

    private List<ProcessHandle> processes() {
        List<ProcessHandle> all = new ArrayList<>();
        all.add(root);
        all.addAll(root.descendants().toList());
        return all;
    }

    /** Empty for a process that has ended meanwhile. */
    private static String read(ProcessHandle process, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), file));
        } catch (IOException e) {
            return "";
        }
    }
}

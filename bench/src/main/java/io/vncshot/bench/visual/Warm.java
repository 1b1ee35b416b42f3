package io.vncshot.bench.visual;

import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PictureComparison;
import io.vncshot.imaging.PictureFinder;
import io.vncshot.imaging.PictureMask;
import io.vncshot.imaging.PngReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that does one thing again and again, and prints the median of its times in milliseconds:
 * {@code compare FIRST.png SECOND.png SECONDS}, or {@code find SCREEN.png NEEDLE.png SECONDS DISTANCE}.
 */
public final class Warm {
    private static final double MILLI = 1e6;
    private static final int FEWEST = 3;

    private Warm() {}

    public static void main(String[] args) throws IOException {
        Picture first = read(args[1]);
        Picture second = read(args[2]);
        Runnable work = switch (args[0]) {
            case "compare" -> () -> compare(first, second);
            case "find" -> finding(first, second, Double.parseDouble(args[4]));
            default -> throw new IllegalArgumentException(args[0] + ": must be compare or find");
        };
        double seconds = Double.parseDouble(args[3]);
        measure(work, seconds);
        System.out.println(measure(work, seconds));
    }

    private static Picture read(String file) throws IOException {
        return PngReader.readExactly(Files.readAllBytes(Path.of(file)));
    }

    private static void compare(Picture first, Picture second) {
        PictureMask all = PictureMask.none(first.width(), first.height());
        if (PictureComparison.compare(first, second, all, PictureComparison.Rule.DEFAULT)
                        .compared()
                == 0) {
            throw new IllegalStateException("nothing was compared");
        }
    }

    /** The search as {@code find} does it, prepared anew each time. */
    private static Runnable finding(Picture screen, Picture needle, double distance) {
        return () -> new PictureFinder(needle, distance).find(screen);
    }

    private static double measure(Runnable work, double seconds) {
        List<Double> times = new ArrayList<>();
        long start = System.nanoTime();
        while (System.nanoTime() - start < seconds * 1e9 || times.size() < FEWEST) {
            long before = System.nanoTime();
            work.run();
            times.add((System.nanoTime() - before) / MILLI);
        }
        times.sort(null);
        return times.get(times.size() / 2);
    }
}

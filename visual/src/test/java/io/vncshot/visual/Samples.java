package io.vncshot.visual;

import io.vncshot.imaging.Area;
import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PictureComparison;
import io.vncshot.imaging.PictureDifference.DifferentArea;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Pictures and results for tests. */
final class Samples {
    static final int WHITE = 0xFFFFFFFF;
    static final int BLACK = 0xFF000000;
    static final Results EMPTY = new Results("vncshot 1", "yiq 1", "baselines", List.of());

    private Samples() {}

    static Picture white(int width, int height) {
        int[] argb = new int[width * height];
        Arrays.fill(argb, WHITE);
        return Picture.of(argb, width, height);
    }

    /** White with a black area. */
    static Picture blackAt(int width, int height, Area area) {
        Picture picture = white(width, height);
        for (int y = area.y(); y < area.y() + area.height(); y++) {
            Arrays.fill(picture.argb(), y * width + area.x(), y * width + area.x() + area.width(), BLACK);
        }
        return picture;
    }

    static CheckOrder order(String name) {
        return order(name, List.of());
    }

    static CheckOrder order(String name, List<Area> masks) {
        return new CheckOrder(name, "host::5901", Tolerance.NONE, List.of(), masks, "2026-11-22T10:11:12Z");
    }

    static CheckResult result(String name, CheckStatus status, String message) {
        ResultFiles files = status == CheckStatus.PASSED
                ? ResultFiles.NONE
                : new ResultFiles(name + "-expected.png", name + "-actual.png", name + "-diff.png", "");
        return new CheckResult(
                name,
                "host::5901",
                status,
                message,
                name + "-40x30.png",
                new Size(40, 30),
                new Size(40, 30),
                new Counts(1200, 7, 2, 3),
                new Tolerance(
                        new PictureComparison.Rule(0.2, PictureComparison.Smoothing.COUNTED),
                        OptionalLong.of(3),
                        OptionalDouble.of(0.5)),
                List.of(new DifferentArea(new Area(1, 2, 3, 4), 7)),
                List.of(new MovingArea(new Area(5, 6, 7, 8), 9)),
                List.of(new Area(0, 0, 40, 30)),
                List.of(new Area(10, 10, 1, 1)),
                files,
                "2026-11-22T10:11:12Z",
                1250);
    }
}

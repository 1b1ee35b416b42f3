package io.vncshot.interop;

import io.vncshot.imaging.Area;
import io.vncshot.imaging.PictureDifference.DifferentArea;
import io.vncshot.visual.CheckResult;
import io.vncshot.visual.CheckStatus;
import io.vncshot.visual.Counts;
import io.vncshot.visual.FoundResults;
import io.vncshot.visual.HtmlReport;
import io.vncshot.visual.MovingArea;
import io.vncshot.visual.ResultFiles;
import io.vncshot.visual.Results;
import io.vncshot.visual.Size;
import io.vncshot.visual.Tolerance;
import io.vncshot.visual.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A report over pictures of one colour each, so that a pixel of the page tells which one it belongs to. */
final class SampleReport {
    static final int WIDTH = 320;
    static final int HEIGHT = 200;
    static final int EXPECTED = 0xFF2040A0;
    static final int ACTUAL = 0xFF208040;
    static final int DIFF = 0xFFF0E0E0;
    static final int PREVIOUS = 0xFF806020;
    static final Area CHANGED = new Area(150, 90, 60, 30);
    static final Area MASK = new Area(10, 120, 50, 20);

    private final Path folder;
    private final List<CheckResult> checks = new ArrayList<>();

    SampleReport(Path folder) {
        this.folder = folder;
    }

    /** Two that differ, one without rest, a new one, and two that passed. */
    SampleReport addOneOfEach() throws IOException {
        add("calm", CheckStatus.PASSED);
        add("login", CheckStatus.DIFFERS);
        add("menu bar", CheckStatus.DIFFERS);
        add("clock", CheckStatus.NEVER_STABLE);
        add("fresh", CheckStatus.CREATED);
        return add("still", CheckStatus.PASSED);
    }

    /** @param name also of the files, which are named after its letters alone */
    SampleReport add(String name, CheckStatus status) throws IOException {
        boolean differs = status == CheckStatus.DIFFERS;
        boolean moves = status == CheckStatus.NEVER_STABLE;
        checks.add(new CheckResult(
                name,
                "kiosk <b>7</b>",
                status,
                status == CheckStatus.PASSED ? "" : "what happened to " + name,
                "baseline.png",
                new Size(WIDTH, HEIGHT),
                new Size(WIDTH, HEIGHT),
                differs ? new Counts(WIDTH * HEIGHT, 1800, 12, 0) : Counts.NONE,
                Tolerance.NONE,
                differs ? List.of(new DifferentArea(CHANGED, 1800)) : List.of(),
                moves ? List.of(new MovingArea(CHANGED, 14)) : List.of(),
                List.of(),
                differs ? List.of(MASK) : List.of(),
                files(name.replaceAll("[^a-z0-9]", ""), status),
                "2026-11-22T10:11:12Z",
                1250));
        return this;
    }

    private ResultFiles files(String name, CheckStatus status) throws IOException {
        return new ResultFiles(
                status == CheckStatus.DIFFERS ? save(name + "-expected.png", EXPECTED) : "",
                status == CheckStatus.PASSED ? "" : save(name + "-actual.png", ACTUAL),
                status == CheckStatus.DIFFERS ? save(name + "-diff.png", DIFF) : "",
                status == CheckStatus.NEVER_STABLE ? save(name + "-previous.png", PREVIOUS) : "");
    }

    private String save(String file, int colour) throws IOException {
        int[] argb = new int[WIDTH * HEIGHT];
        Arrays.fill(argb, colour);
        WholeFile.write(folder.resolve(file), io.vncshot.imaging.Picture.of(argb, WIDTH, HEIGHT));
        return file;
    }

    /** Its address. */
    String write() throws IOException {
        Path file = folder.resolve("report.html");
        HtmlReport.write(List.of(new FoundResults("results", folder, results())), file);
        return file.toUri().toString();
    }

    /** The address of one whose pictures are all beside it. */
    String writeLinked() throws IOException {
        Path file = folder.resolve("linked.html");
        HtmlReport.write(List.of(new FoundResults("results", folder, results())), file, 0);
        return file.toUri().toString();
    }

    private Results results() {
        return new Results("vncshot 1", "yiq 1", "baselines", checks);
    }
}

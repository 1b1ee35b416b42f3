package io.vncshot.visual;

import io.vncshot.imaging.Area;
import io.vncshot.imaging.PictureComparison.Smoothing;
import io.vncshot.imaging.PictureDifference.DifferentArea;
import java.io.IOException;
import java.util.List;

/** What a report says about a check beside its pictures. */
final class CheckFacts {
    private static final double MILLIS = 1000;

    private final HtmlWriter html;
    private final CheckResult check;

    CheckFacts(HtmlWriter html, CheckResult check) {
        this.html = html;
        this.check = check;
    }

    /** {@code 2026-11-22 10:11:12 UTC}, of a time in ISO 8601. */
    static String readable(String time) {
        return time.replace('T', ' ').replace("Z", " UTC");
    }

    void write() throws IOException {
        writeAreas();
        writeMoving();
        html.open("dl");
        writeCounts();
        writeTolerance();
        writeSizes();
        writeList("Masks", check.masks());
        writeList("Regions", check.regions());
        write("Server", check.server());
        write("Baseline", check.baseline());
        write("Started", readable(check.started()));
        if (check.milliseconds() > 0) {
            write("Took", check.milliseconds() / MILLIS + " s");
        }
        html.close("dl").line();
    }

    private void writeAreas() throws IOException {
        if (check.areas().isEmpty()) {
            return;
        }
        html.element("h4", "Largest changed areas").open("ol", "class", "areas");
        for (DifferentArea different : check.areas()) {
            long pixels = different.pixels();
            writeArea(different.area(), pixels + (pixels == 1 ? " pixel" : " pixels"));
        }
        html.close("ol").line();
    }

    private void writeMoving() throws IOException {
        if (check.moving().isEmpty()) {
            return;
        }
        html.element("h4", "Did not come to rest").open("ol", "class", "areas");
        for (MovingArea moving : check.moving()) {
            writeArea(moving.area(), moving.times() + (moving.times() == 1 ? " change" : " changes"));
        }
        html.close("ol").line();
    }

    private void writeArea(Area area, String measure) throws IOException {
        String numbers = area.x() + "," + area.y() + "," + area.width() + "," + area.height();
        html.open("li").open("button", "type", "button", "data-area", numbers);
        html.element("span", area.toString()).element("span", measure, "class", "measure");
        html.close("button").close("li");
    }

    private void writeCounts() throws IOException {
        Counts counts = check.counts();
        if (counts.compared() == 0) {
            return;
        }
        write("Different", counts.different() + " pixels (" + counts.percent() + " %)");
        write("Allowed", counts.allowed() + " pixels" + limits());
        write("Compared", counts.compared() + " pixels");
        if (counts.smoothing() > 0) {
            write("Smoothing", counts.smoothing() + " pixels, not counted");
        }
    }

    private String limits() {
        String limits = "";
        if (check.tolerance().maxPixels().isPresent()) {
            limits += ", --max-diff-pixels " + check.tolerance().maxPixels().getAsLong();
        }
        if (check.tolerance().maxRatio().isPresent()) {
            limits += ", --max-diff-ratio " + check.tolerance().maxRatio().getAsDouble();
        }
        return limits;
    }

    private void writeTolerance() throws IOException {
        boolean counted = check.tolerance().rule().smoothing() == Smoothing.COUNTED;
        write("Threshold", "" + check.tolerance().rule().threshold());
        write("Anti-aliasing", counted ? "counted" : "left out");
    }

    private void writeSizes() throws IOException {
        boolean differ =
                !check.expected().equals(Size.NONE) && !check.expected().equals(check.actual());
        write("Size", differ ? check.actual() + ", baseline " + check.expected() : "" + check.actual());
    }

    private void writeList(String name, List<Area> areas) throws IOException {
        if (areas.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        for (Area area : areas) {
            text.append(text.length() == 0 ? "" : "; ").append(area);
        }
        write(name, text.toString());
    }

    private void write(String name, String value) throws IOException {
        if (!value.isEmpty()) {
            html.element("dt", name).element("dd", value);
        }
    }
}

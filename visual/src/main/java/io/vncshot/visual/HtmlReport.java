package io.vncshot.visual;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The report for people, in one file: what failed, then what is new, then what passed. It asks the network for nothing, and
 * a policy in it forbids that. Pictures are part of it, those of failures first, until there is no room; the others are
 * shown from the results folder, where it lies beside them.
 */
public final class HtmlReport {
    /** In bytes of PNG; a third more in the file. */
    private static final long ROOM = 48L << 20;

    private final Results results;
    private final ReportPictures pictures;

    private HtmlReport(Results results, ReportPictures pictures) {
        this.results = results;
        this.pictures = pictures;
    }

    /**
     * Writes it.
     *
     * @param found the results, of one folder or several
     * @throws CheckException for a picture outside its folder, and for a check that is in two of the folders
     */
    public static void write(List<FoundResults> found, Path file) throws IOException {
        write(found, file, ROOM);
    }

    /**
     * Writes it, with other room for pictures.
     *
     * @param room in bytes of PNG
     * @throws CheckException as {@link #write(List, Path)}
     */
    public static void write(List<FoundResults> found, Path file, long room) throws IOException {
        Map<CheckResult, FoundResults> owners = FoundResults.owners(found);
        ReportPictures pictures = new ReportPictures(file, room);
        HtmlReport report = new HtmlReport(FoundResults.joined(found), pictures);
        for (CheckResult check : report.inOrder()) {
            pictures.plan(Objects.requireNonNull(owners.get(check)).folder(), check);
        }
        WholeFile.write(file, report::writeTo);
    }

    /** As the report shows them, so that failures get the room first. */
    private List<CheckResult> inOrder() {
        List<CheckResult> checks = new ArrayList<>(results.failures());
        checks.addAll(changed());
        checks.addAll(passed());
        return checks;
    }

    private List<CheckResult> changed() {
        List<CheckResult> changed = new ArrayList<>();
        for (CheckResult check : results.checks()) {
            if (check.status() == CheckStatus.CREATED || check.status() == CheckStatus.UPDATED) {
                changed.add(check);
            }
        }
        return changed;
    }

    private List<CheckResult> passed() {
        List<CheckResult> passed = new ArrayList<>();
        for (CheckResult check : results.checks()) {
            if (check.status() == CheckStatus.PASSED) {
                passed.add(check);
            }
        }
        return passed;
    }

    private void writeTo(OutputStream out) throws IOException {
        BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        HtmlWriter html = new HtmlWriter(writer);
        ReportSkeleton skeleton = ReportSkeleton.read();
        skeleton.writeHead(html, headline(), icon(), pictures.linksSome());
        writeSummary(html);
        skeleton.writeTools(html);
        writeChecks(html);
        skeleton.writeEnd(html);
        writer.flush();
    }

    private String headline() {
        int all = results.checks().size();
        int failures = results.failures().size();
        if (all == 0) {
            return "No checks";
        }
        if (all == 1) {
            return failures == 0 ? "The check passed" : "The check failed";
        }
        return failures == 0 ? "All " + all + " checks passed" : failures + " of " + all + " checks failed";
    }

    private String icon() {
        return results.failures().isEmpty() ? "passed" : "failed";
    }

    private void writeSummary(HtmlWriter html) throws IOException {
        html.open("header", "class", "summary " + icon());
        html.element("h1", headline());
        writeBar(html);
        html.open("p", "class", "run");
        html.element("span", results.program());
        html.element("span", "comparator " + results.comparator());
        html.element("span", "baselines in " + results.baselines());
        String started = started();
        if (!started.isEmpty()) {
            html.element("time", CheckFacts.readable(started), "datetime", started);
        }
        html.close("p").close("header").line();
    }

    /** That of the first check to start; such times sort as text. */
    private String started() {
        String first = "";
        for (CheckResult check : results.checks()) {
            String started = check.started();
            if (first.isEmpty() || (!started.isEmpty() && started.compareTo(first) < 0)) {
                first = started;
            }
        }
        return first;
    }

    private void writeBar(HtmlWriter html) throws IOException {
        int failed = results.failures().size();
        int changed = changed().size();
        int all = Math.max(1, results.checks().size());
        String box = "0 0 " + all + " 1";
        html.open("svg", "class", "bar", "viewBox", box, "preserveAspectRatio", "none", "aria-hidden", "true");
        writeBarPart(html, "failed", 0, failed);
        writeBarPart(html, "changed", failed, changed);
        writeBarPart(html, "passed", failed + changed, all - failed - changed);
        html.close("svg");
    }

    private static void writeBarPart(HtmlWriter html, String kind, int from, int count) throws IOException {
        if (count > 0) {
            html.open("rect", "class", kind, "x", "" + from, "width", "" + count, "height", "1");
            html.close("rect");
        }
    }

    private void writeChecks(HtmlWriter html) throws IOException {
        writeSection(html, "failed", "Failed", results.failures());
        writeSection(html, "changed", "New or updated", changed());
        List<CheckResult> passed = passed();
        if (!passed.isEmpty()) {
            html.open("details", "class", "section passed", "data-kind", "passed");
            html.open("summary").element("h2", "Passed").element("span", "" + passed.size(), "class", "count");
            html.close("summary").line();
            for (CheckResult check : passed) {
                new ReportCheck(html, check, pictures).writeRow();
            }
            html.close("details").line();
        }
    }

    private void writeSection(HtmlWriter html, String kind, String title, List<CheckResult> checks) throws IOException {
        if (checks.isEmpty()) {
            return;
        }
        html.open("section", "class", "section " + kind, "data-kind", kind);
        html.open("div", "class", "heading").element("h2", title);
        html.element("span", "" + checks.size(), "class", "count").close("div").line();
        for (CheckResult check : checks) {
            new ReportCheck(html, check, pictures).write(kind);
        }
        html.close("section").line();
    }
}

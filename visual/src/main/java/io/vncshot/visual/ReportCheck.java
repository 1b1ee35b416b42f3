package io.vncshot.visual;

import io.vncshot.imaging.Area;
import io.vncshot.imaging.PictureDifference.DifferentArea;
import java.io.IOException;
import java.util.List;

/** A check in a report. */
final class ReportCheck {
    private final HtmlWriter html;
    private final CheckResult check;
    private final ReportPictures pictures;

    ReportCheck(HtmlWriter html, CheckResult check, ReportPictures pictures) {
        this.html = html;
        this.check = check;
        this.pictures = pictures;
    }

    /** The {@code id} of a check's element: the same in every report, and another for every name. */
    static String id(String name) {
        StringBuilder id = new StringBuilder("check-");
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean isPlain =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "._-".indexOf(c) >= 0;
            if (isPlain) {
                id.append(c);
            } else {
                id.append('~').append(Integer.toHexString(c)).append('~');
            }
        }
        return id.toString();
    }

    /** Writes it with its pictures. */
    void write(String kind) throws IOException {
        open(kind);
        html.open("header");
        writeTitle();
        html.element("span", check.status().title(), "class", "status");
        html.close("header").line();
        html.element("p", check.message(), "class", "message").line();
        html.open("div", "class", "body");
        html.open("div", "class", "viewer").close("div").line();
        html.open("div", "class", "facts");
        new CheckFacts(html, check).write();
        writeFiles();
        html.close("div").close("div").line();
        writePictures();
        html.close("article").line();
    }

    /** Writes it as one that there is little to say about. */
    void writeRow() throws IOException {
        open("passed");
        html.open("header");
        writeTitle();
        Counts counts = check.counts();
        String found = counts.different() == 0
                ? "no difference"
                : counts.different() + " of " + counts.allowed() + " allowed pixels differ";
        html.element("span", check.server(), "class", "server");
        html.element("span", found, "class", "found");
        html.close("header");
        writeFiles();
        html.close("article").line();
    }

    private void open(String kind) throws IOException {
        html.open(
                "article",
                "class",
                "check " + kind,
                "id",
                id(check.name()),
                "tabindex",
                "-1",
                "data-kind",
                kind,
                "data-text",
                check.name() + " " + check.status().title() + " " + check.server(),
                "aria-label",
                check.name() + ": " + check.status().title());
    }

    private void writeTitle() throws IOException {
        html.open("h3").element("a", check.name(), "href", "#" + id(check.name()));
        html.close("h3");
    }

    private void writeFiles() throws IOException {
        List<ReportPicture> all = pictures.of(check);
        if (all.isEmpty()) {
            return;
        }
        html.open("p", "class", "files").text("Files: ");
        for (ReportPicture picture : all) {
            if (picture.problem().isEmpty()) {
                html.element("a", picture.kind(), "href", picture.link(), "title", picture.name());
            } else {
                html.element("span", picture.problem(), "class", "problem");
            }
            html.text(" ");
        }
        html.close("p");
    }

    /** In a template, so that a browser looks at them only when they are wanted. */
    private void writePictures() throws IOException {
        int width = 0;
        int height = 0;
        for (ReportPicture picture : pictures.of(check)) {
            width = Math.max(width, picture.size().width());
            height = Math.max(height, picture.size().height());
        }
        if (width == 0) {
            return;
        }
        html.open("template", "data-width", "" + width, "data-height", "" + height)
                .line();
        for (ReportPicture picture : pictures.of(check)) {
            if (picture.problem().isEmpty()) {
                writePicture(picture);
            }
        }
        writeBoxes(width, height);
        html.close("template").line();
    }

    private void writePicture(ReportPicture picture) throws IOException {
        String width = "" + picture.size().width();
        String height = "" + picture.size().height();
        html.html("<img src=\"").html(pictures.source(picture)).html("\" data-picture=\"" + picture.kind());
        html.html("\" width=\"" + width + "\" height=\"" + height + "\" draggable=\"false\" alt=\"")
                .text(picture.kind() + " picture of " + check.name())
                .html("\">\n");
    }

    private void writeBoxes(int width, int height) throws IOException {
        html.open("svg", "class", "boxes", "viewBox", "0 0 " + width + " " + height, "aria-hidden", "true");
        for (Area mask : check.masks()) {
            writeBox("mask", mask);
        }
        for (Area region : check.regions()) {
            writeBox("region", region);
        }
        for (DifferentArea different : check.areas()) {
            writeBox("area", different.area());
        }
        for (MovingArea moving : check.moving()) {
            writeBox("area", moving.area());
        }
        html.close("svg").line();
    }

    private void writeBox(String kind, Area area) throws IOException {
        String x = "" + area.x();
        String y = "" + area.y();
        String width = "" + area.width();
        String height = "" + area.height();
        html.open("rect", "class", kind, "x", x, "y", y, "width", width, "height", height);
        html.close("rect");
    }
}

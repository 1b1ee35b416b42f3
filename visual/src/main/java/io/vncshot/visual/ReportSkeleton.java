package io.vncshot.visual;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What all reports have in common: the style, the scripts and the tools, which are resources beside this class. */
record ReportSkeleton(String style, String script, String tools, String end) {
    private static final String ICON =
            "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
                    + "%3Crect width='16' height='16' rx='4' fill='%23COLOUR'/%3E%3C/svg%3E";

    static ReportSkeleton read() throws IOException {
        String script = "'use strict';\n" + resource("pane.js") + resource("viewer.js") + resource("page.js");
        return new ReportSkeleton(resource("report.css"), script, resource("tools.html"), resource("end.html"));
    }

    private static String resource(String name) throws IOException {
        String path = "report/" + name;
        try (InputStream in = ReportSkeleton.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new FileNotFoundException(path + " is missing in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * Writes all up to the body's content.
     *
     * @param state {@code failed} or {@code passed}, for the colour of the icon
     * @param linksPictures whether some pictures are not part of the file
     */
    void writeHead(HtmlWriter html, String title, String state, boolean linksPictures) throws IOException {
        html.html("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.open("meta", "http-equiv", "Content-Security-Policy", "content", policy(linksPictures))
                .line();
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.open("meta", "name", "referrer", "content", "no-referrer").line();
        html.element("title", title + " · vncshot").line();
        String colour = state.equals("failed") ? "c62828" : "1b7f3b";
        html.open("link", "rel", "icon", "href", ICON.replace("COLOUR", colour)).line();
        html.open("style").html(style).close("style").line();
        html.close("head").line().open("body").line();
    }

    private String policy(boolean linksPictures) {
        // Of pages that are files browsers disagree what 'self' is.
        String pictures = linksPictures ? "data: 'self' file:" : "data:";
        return "default-src 'none'; img-src " + pictures + "; style-src " + hash(style) + "; script-src " + hash(script)
                + "; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Writes what filters and leads from check to check, and opens the place for the checks. */
    void writeTools(HtmlWriter html) throws IOException {
        html.html(tools);
    }

    /** Writes all from the checks' end on. */
    void writeEnd(HtmlWriter html) throws IOException {
        html.html(end);
        html.open("script").html(script).close("script").line();
        html.close("body").close("html").line();
    }
}

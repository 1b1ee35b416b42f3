package io.vncshot.visual;

import java.io.IOException;
import java.nio.file.Path;

/** The report for people: what failed, before what passed, with links to the pictures beside it. */
public final class HtmlReport {
    private HtmlReport() {}

    /**
     * Writes it.
     *
     * @param folder of the results, with their pictures
     */
    public static void write(Results results, Path folder, Path file) throws IOException {
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><meta charset=\"utf-8\">\n")
                .append("<title>vncshot: ")
                .append(results.failures().size())
                .append(" of ")
                .append(results.checks().size())
                .append(" checks failed</title>\n<table>\n<tr><th>check<th>status<th>what<th>pictures\n");
        Path from = file.toAbsolutePath().resolveSibling("");
        String prefix = from.relativize(folder.toAbsolutePath()).toString();
        for (CheckResult check : results.failures()) {
            append(html, check, prefix);
        }
        for (CheckResult check : results.checks()) {
            if (!check.status().isFailure()) {
                append(html, check, prefix);
            }
        }
        WholeFile.write(file, html.append("</table>\n").toString());
    }

    private static void append(StringBuilder html, CheckResult check, String prefix) {
        html.append("<tr><td>").append(JunitXml.escaped(check.name()));
        html.append("<td>").append(check.status().title());
        html.append("<td>").append(JunitXml.escaped(check.message())).append("<td>");
        ResultFiles files = check.files();
        for (String file : new String[] {files.diff(), files.actual(), files.expected(), files.previous()}) {
            if (!file.isEmpty()) {
                String path = JunitXml.escaped(prefix.isEmpty() ? file : prefix + "/" + file);
                html.append("<a href=\"")
                        .append(path)
                        .append("\">")
                        .append(JunitXml.escaped(file))
                        .append("</a> ");
            }
        }
        html.append('\n');
    }
}

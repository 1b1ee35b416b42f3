package io.vncshot.visual;

/** Results as JUnit's XML, with the pictures as attachments in the way that Jenkins and GitLab read. */
public final class JunitXml {
    private static final double MILLIS = 1000;

    private JunitXml() {}

    /**
     * The text of a file.
     *
     * @param folder of the pictures, as seen from where the run was started
     */
    public static String text(Results results, String folder) {
        int errors = 0;
        long milliseconds = 0;
        for (CheckResult check : results.checks()) {
            errors += check.status() == CheckStatus.ERROR ? 1 : 0;
            milliseconds += check.milliseconds();
        }
        String totals = "tests=\"" + results.checks().size() + "\" failures=\""
                + (results.failures().size() - errors) + "\" errors=\"" + errors + "\" time=\"" + milliseconds / MILLIS
                + "\"";
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuites ").append(totals).append(">\n");
        xml.append("  <testsuite name=\"vncshot\" ").append(totals).append(">\n");
        for (CheckResult check : results.checks()) {
            append(xml, check, folder);
        }
        return xml.append("  </testsuite>\n</testsuites>\n").toString();
    }

    private static void append(StringBuilder xml, CheckResult check, String folder) {
        xml.append("    <testcase classname=\"vncshot")
                .append(check.server().isEmpty() ? "" : escaped(" " + check.server()))
                .append("\" name=\"")
                .append(escaped(check.name()))
                .append("\" time=\"")
                .append(check.milliseconds() / MILLIS)
                .append("\">\n");
        if (check.status().isFailure()) {
            String element = check.status() == CheckStatus.ERROR ? "error" : "failure";
            xml.append("      <")
                    .append(element)
                    .append(" type=\"")
                    .append(check.status().word());
            String message = escaped(check.message());
            // Jenkins shows the attribute, GitLab the text.
            xml.append("\" message=\"").append(message).append("\">").append(message);
            xml.append("</").append(element).append(">\n");
        }
        StringBuilder lines = new StringBuilder();
        ResultFiles files = check.files();
        for (String file : new String[] {files.diff(), files.actual(), files.expected(), files.previous()}) {
            if (!file.isEmpty()) {
                lines.append("[[ATTACHMENT|")
                        .append(escaped(folder.endsWith("/") ? folder : folder + "/"))
                        .append(escaped(file))
                        .append("]]\n");
            }
        }
        if (lines.length() > 0) {
            xml.append("      <system-out>\n").append(lines).append("      </system-out>\n");
        }
        xml.append("    </testcase>\n");
    }

    /** What XML 1.0 cannot hold at all becomes a question mark. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    boolean allowed = c >= ' ' && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c < 0xE000);
                    escaped.appendCodePoint(allowed ? c : '?');
                }
            }
        });
        return escaped.toString();
    }
}

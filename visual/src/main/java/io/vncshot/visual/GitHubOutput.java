package io.vncshot.visual;

import java.util.ArrayList;
import java.util.List;

/** Results as GitHub Actions shows them: as annotations of a run, and as a table in its summary. */
public final class GitHubOutput {
    private static final int MOST_ANNOTATIONS = 10;

    private GitHubOutput() {}

    /** The workflow commands, a line each, ten at most: GitHub shows no more of a step. */
    public static List<String> annotations(Results results) {
        List<CheckResult> failures = results.failures();
        List<String> lines = new ArrayList<>();
        for (CheckResult check : failures) {
            boolean last = lines.size() == MOST_ANNOTATIONS - 1 && failures.size() > MOST_ANNOTATIONS;
            if (last) {
                int more = failures.size() - lines.size();
                lines.add("::error title=vncshot::" + more + " more checks failed; see the summary and the report");
                return lines;
            }
            String title = "check " + check.name() + ": " + check.status().title();
            lines.add("::error title=" + property(title) + "::" + data(check.message()));
        }
        return lines;
    }

    /** Markdown. */
    public static String summary(Results results) {
        List<CheckResult> failures = results.failures();
        StringBuilder text = new StringBuilder("### vncshot: ");
        text.append(failures.size())
                .append(" of ")
                .append(results.checks().size())
                .append(" checks failed\n\n");
        text.append("| check | status | |\n| --- | --- | --- |\n");
        for (CheckResult check : failures) {
            append(text, check);
        }
        for (CheckResult check : results.checks()) {
            if (!check.status().isFailure()) {
                append(text, check);
            }
        }
        return text.append('\n').toString();
    }

    private static void append(StringBuilder text, CheckResult check) {
        text.append("| ").append(cell(check.name()));
        text.append(" | ").append(check.status().title());
        text.append(" | ").append(cell(check.message())).append(" |\n");
    }

    private static String cell(String text) {
        return JunitXml.escaped(text).replace("|", "\\|").replace("`", "\\`");
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}

package io.vncshot.cli.check;

import io.vncshot.cli.message.FileFailure;
import io.vncshot.cli.message.Messages;
import io.vncshot.visual.GitHubOutput;
import io.vncshot.visual.Results;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** Tells GitHub Actions about results, where the program runs in it. */
public final class GitHubActions {
    private GitHubActions() {}

    /** Prints annotations on stderr, which GitHub reads like stdout, and adds to the summary of the step. */
    public static void tell(Results results, Map<String, String> environment, PrintStream stderr, Messages messages) {
        if (!environment.getOrDefault("GITHUB_ACTIONS", "").equals("true")) {
            return;
        }
        for (String line : GitHubOutput.annotations(results)) {
            stderr.println(line);
        }
        String summary = environment.getOrDefault("GITHUB_STEP_SUMMARY", "");
        if (summary.isEmpty()) {
            return;
        }
        try {
            Files.writeString(
                    Path.of(summary),
                    GitHubOutput.summary(results),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            messages.warning("GITHUB_STEP_SUMMARY=" + summary + ": " + FileFailure.reason(e));
        } catch (InvalidPathException e) {
            messages.warning("GITHUB_STEP_SUMMARY=" + summary + ": " + e.getMessage());
        }
    }
}

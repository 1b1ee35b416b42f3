package io.vncshot.cli;

import io.vncshot.cli.action.Action;
import io.vncshot.cli.check.CheckBook;
import io.vncshot.cli.check.GitHubActions;
import io.vncshot.cli.message.Messages;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.option.Settings;
import io.vncshot.visual.CheckResult;
import io.vncshot.visual.CheckStatus;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The checks among actions: what they need before, and what they leave behind. */
final class CheckReport {
    private CheckReport() {}

    /** The book of the checks; null when there are none. */
    static @Nullable CheckBook open(List<Action> actions, Invocation invocation, Settings settings, Clock clock)
            throws UsageException {
        List<String> names = new ArrayList<>();
        for (Action action : actions) {
            if (!action.checkName().isEmpty()) {
                names.add(action.checkName());
            }
        }
        if (names.isEmpty()) {
            return null;
        }
        CheckBook.checkNames(names);
        CheckBook.Surroundings surroundings =
                new CheckBook.Surroundings(invocation.environment(), invocation.workingDirectory(), clock);
        return CheckBook.open(settings, surroundings, CheckBook.Earlier.KEPT);
    }

    /** Writes the results, and tells of baselines that have been written, and GitHub of what this run has made: it has heard of the rest. */
    static void write(CheckBook book, Invocation invocation, Messages messages) throws IOException {
        List<CheckResult> made = book.made();
        if (made.isEmpty()) {
            return;
        }
        for (CheckResult result : made) {
            if (result.status() == CheckStatus.CREATED || result.status() == CheckStatus.UPDATED) {
                messages.news("check " + result.name() + ": " + result.message());
            }
        }
        book.save();
        GitHubActions.tell(book.results().only(made), invocation.environment(), invocation.stderr(), messages);
    }
}

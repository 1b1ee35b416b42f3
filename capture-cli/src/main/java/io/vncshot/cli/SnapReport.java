package io.vncshot.cli;

import io.vncshot.cli.message.ExitStatus;
import io.vncshot.cli.message.JsonObject;
import io.vncshot.cli.message.Messages;
import io.vncshot.cli.option.Options;
import io.vncshot.cli.option.Settings;
import io.vncshot.cli.snap.SnapException;
import io.vncshot.cli.snap.SnapObserver;
import io.vncshot.cli.snap.SnapOutcome;
import io.vncshot.cli.snap.SnapResult;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a run of {@code snap} says: results on stdout, failures on stderr. For any number of threads. */
final class SnapReport {
    private final OutputStream stdout;
    private final Messages messages;
    private final boolean json;
    private final boolean quiet;
    private String only = "";
    private @Nullable SnapObserver observer;

    SnapReport(OutputStream stdout, Messages messages, Settings settings) {
        this.stdout = stdout;
        this.messages = messages;
        this.json = settings.get(Options.JSON);
        this.quiet = settings.get(Options.QUIET);
    }

    /**
     * Has somebody told what becomes of each snapshot.
     *
     * @param name of a desktop that is in no list
     */
    void tellAlso(SnapObserver somebody, String name) {
        observer = somebody;
        only = name;
    }

    private void pass(SnapOutcome outcome) {
        if (observer != null) {
            observer.see(outcome);
        }
    }

    private String name(String target) {
        return target.isEmpty() ? only : target;
    }

    /**
     * Says what has been done.
     *
     * @param target the name in a list of desktops; empty outside of one
     */
    void done(String target, SnapResult result, Duration took) throws IOException {
        pass(new SnapOutcome.Done(name(target), took, result));
        String prefix = target.isEmpty() || result instanceof SnapResult.Saved ? "" : target + ": ";
        tell(result.facts(), target, prefix + result.inWords());
    }

    /** Says why nothing has. */
    synchronized ExitStatus failed(String target, SnapException e, Duration took) throws IOException {
        pass(new SnapOutcome.Failed(name(target), took, e.status(), String.valueOf(e.getMessage())));
        messages.error("snap: " + (target.isEmpty() ? "" : target + ": ") + e.getMessage());
        if (json) {
            print(
                    new JsonObject()
                            .put("result", e.status().word())
                            .put("status", e.status().code())
                            .put("error", String.valueOf(e.getMessage())),
                    target);
        }
        return e.status();
    }

    /** Says something else. */
    synchronized void tell(JsonObject facts, String target, String text) throws IOException {
        if (json) {
            print(facts, target);
        } else if (!quiet) {
            print(text);
        }
    }

    private void print(JsonObject facts, String target) throws IOException {
        print((target.isEmpty() ? facts : facts.put("target", target)).toString());
    }

    private void print(String line) throws IOException {
        stdout.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        stdout.flush();
    }

    /** Says what must not be. */
    void unexpected(String target, Throwable bug, Duration took) {
        String text = "unexpected: " + bug + "; please report this";
        pass(new SnapOutcome.Failed(name(target), took, ExitStatus.UNEXPECTED, text));
        error("snap: " + target + ": " + text);
    }

    /** Says something on stderr. */
    synchronized void error(String text) {
        messages.error(text);
    }
}

package io.vncshot.cli;

import io.vncshot.cli.action.ActionException;
import io.vncshot.cli.message.ExitStatus;
import io.vncshot.cli.message.FileFailure;
import io.vncshot.rfb.protocol.RfbException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How actions ended; the message is empty when all was done. */
record Outcome(ExitStatus status, String message, @Nullable Throwable cause) {
    static final Outcome DONE = new Outcome(ExitStatus.DONE, "", null);

    /**
     * What a failure means.
     *
     * @param server as messages name it
     */
    static Outcome of(String server, Throwable failure) {
        if (failure instanceof RfbException e) {
            return new Outcome(ExitStatus.of(e.reason()), server + ": " + e.getMessage(), e);
        }
        if (failure instanceof ActionException e) {
            return new Outcome(e.status(), e.getMessage(), e);
        }
        if (failure instanceof IOException e) {
            return new Outcome(ExitStatus.ACTION_FAILED, "stdout: " + FileFailure.reason(e), e);
        }
        return new Outcome(ExitStatus.UNEXPECTED, "unexpected: " + failure + "; please report this", failure);
    }
}

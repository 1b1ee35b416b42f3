package io.vncshot.cli;

import io.vncshot.cli.action.Action;
import io.vncshot.cli.action.ActionContext;
import io.vncshot.cli.action.ActionException;
import io.vncshot.cli.action.Performed;
import io.vncshot.cli.message.JsonObject;
import io.vncshot.cli.message.Messages;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.text.Tesseract;
import io.vncshot.rfb.protocol.RfbException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Performs actions one after the other, and tells of each.
 *
 * @param json null unless that is wanted
 */
record ActionSequence(Messages messages, @Nullable JsonLines json) {
    /** Whether one of the actions sends keys or moves the pointer. */
    static boolean sendsInput(List<Action> actions) {
        for (Action action : actions) {
            if (action.isInput()) {
                return true;
            }
        }
        return false;
    }

    /**
     * What reads text for the actions, before anything connects; null if none of them does.
     *
     * @throws UsageException when it is not installed
     */
    static @Nullable Tesseract reader(List<Action> actions, Map<String, String> environment) throws UsageException {
        for (Action action : actions) {
            if (action.readsText()) {
                return Tesseract.installed(environment.getOrDefault("PATH", ""));
            }
        }
        return null;
    }

    /** Performs them; what is held is released also when one fails. */
    void perform(List<Action> actions, ActionContext context) throws IOException, ActionException {
        try {
            context.begin(actions);
            performEach(actions, context);
            context.finish();
        } catch (ActionException | IOException e) {
            releaseAfter(e, context);
            throw e;
        }
    }

    /** One after the other, but that the file of a capture is written while the picture of the next is fetched. */
    private void performEach(List<Action> actions, ActionContext context) throws IOException, ActionException {
        Finishing writing = null;
        for (int i = 0; i < actions.size(); i++) {
            Performed performed;
            try {
                performed = perform(actions.get(i), context);
            } catch (ActionException | IOException e) {
                endAfter(e, writing);
                throw e;
            }
            end(writing);
            if (isBetweenCaptures(actions, i)) {
                writing = Finishing.start(performed);
            } else {
                writing = null;
                finish(performed);
            }
        }
    }

    private static boolean isBetweenCaptures(List<Action> actions, int i) {
        return i + 1 < actions.size()
                && actions.get(i).isCapture()
                && actions.get(i + 1).isCapture();
    }

    private static Performed perform(Action action, ActionContext context) throws IOException, ActionException {
        try {
            return context.perform(action);
        } catch (ActionException e) {
            throw labelled(action, e);
        }
    }

    private void finish(Performed performed) throws IOException, ActionException {
        try {
            tell(performed.finish());
        } catch (ActionException e) {
            throw labelled(performed.action(), e);
        }
    }

    private void end(@Nullable Finishing writing) throws IOException, ActionException {
        if (writing == null) {
            return;
        }
        try {
            tell(writing.end());
        } catch (ActionException e) {
            throw labelled(writing.performed().action(), e);
        }
    }

    /** What was begun before the failure is a picture all the same; that it is not comes first. */
    private void endAfter(Exception failure, @Nullable Finishing writing) throws IOException, ActionException {
        try {
            end(writing);
        } catch (ActionException | IOException e) {
            e.addSuppressed(failure);
            throw e;
        }
    }

    private static ActionException labelled(Action action, ActionException e) {
        return new ActionException(action.label() + ": " + e.getMessage(), e);
    }

    private static void releaseAfter(Exception failure, ActionContext context) {
        try {
            context.releaseAll();
        } catch (RfbException e) {
            failure.addSuppressed(e);
        }
    }

    private void tell(JsonObject facts) throws IOException {
        messages.note(facts.inWords());
        if (json != null) {
            json.action(facts);
        }
    }
}

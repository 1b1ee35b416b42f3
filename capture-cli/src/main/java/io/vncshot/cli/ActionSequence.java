package io.vncshot.cli;

import io.vncshot.cli.action.Action;
import io.vncshot.cli.action.ActionContext;
import io.vncshot.cli.action.ActionException;
import io.vncshot.cli.message.JsonObject;
import io.vncshot.cli.message.Messages;
import io.vncshot.rfb.protocol.RfbException;
import java.io.IOException;
import java.util.List;
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

    /** Performs them; what is held is released also when one fails. */
    void perform(List<Action> actions, ActionContext context) throws IOException, ActionException {
        try {
            context.begin(actions);
            for (Action action : actions) {
                perform(action, context);
            }
            context.finish();
        } catch (ActionException | IOException e) {
            releaseAfter(e, context);
            throw e;
        }
    }

    private void perform(Action action, ActionContext context) throws IOException, ActionException {
        try {
            tell(context.perform(action));
        } catch (ActionException e) {
            throw new ActionException(action.label() + ": " + e.getMessage(), e);
        }
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

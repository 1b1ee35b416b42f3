package io.vncshot.cli.action;

import io.vncshot.cli.message.JsonObject;
import io.vncshot.cli.time.TimeBudget;
import io.vncshot.rfb.protocol.RfbException;
import org.jspecify.annotations.Nullable;

/** An action as far as it needs the connection: of a capture, the file is still to be written. */
public final class Performed {
    private final Action action;
    private final JsonObject facts;
    private final TimeBudget time;
    private final long start;
    private @Nullable Shot shot;

    Performed(Action action, TimeBudget time) {
        this.action = action;
        this.time = time;
        start = time.now();
        facts = new JsonObject().put("action", action.name().word());
    }

    public Action action() {
        return action;
    }

    JsonObject facts() {
        return facts;
    }

    void leave(Shot toBeWritten) {
        shot = toBeWritten;
    }

    /** The action has done all that it does on the connection. */
    void done() {
        if (shot == null) {
            noteTime();
        }
    }

    /** To be called before something else is performed while {@link #finish} is at work in another thread. */
    public void detach() {
        if (shot != null) {
            shot = shot.kept();
        }
    }

    /**
     * Writes what is still to be written.
     *
     * @return what there is to tell about the action
     */
    public JsonObject finish() throws RfbException, ActionException {
        if (shot != null) {
            shot.write(facts);
            noteTime();
        }
        return facts;
    }

    private void noteTime() {
        facts.put("milliseconds", (time.now() - start) / 1_000_000);
    }
}

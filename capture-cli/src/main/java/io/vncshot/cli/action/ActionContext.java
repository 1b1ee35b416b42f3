package io.vncshot.cli.action;

import io.vncshot.cli.message.JsonObject;
import io.vncshot.cli.option.Options;
import io.vncshot.cli.option.Settings;
import io.vncshot.cli.picture.PictureNotes;
import io.vncshot.cli.picture.PictureOutput;
import io.vncshot.cli.time.TimeBudget;
import io.vncshot.rfb.RfbSession;
import io.vncshot.rfb.protocol.RfbException;
import java.time.Duration;
import java.util.List;

/** What actions work with. */
public final class ActionContext {
    private static final long UNWARPED = 1000;
    private static final Duration LAST_INPUT = Duration.ofSeconds(2);

    private final RfbSession session;
    private final TimeBudget time;
    private final Keyboard keyboard;
    private final Pointer pointer;
    private final Camera camera;
    private final Duration delay;
    private final long warpThousandths;
    private boolean sentInput;
    private JsonObject facts = new JsonObject();

    private ActionContext(RfbSession session, TimeBudget time, Settings settings, Camera.Style style) {
        this.session = session;
        this.time = time;
        this.keyboard = new Keyboard(
                session, time, settings.get(Options.FORCE_CAPS) ? Keyboard.Caps.WITH_SHIFT : Keyboard.Caps.AS_THEY_ARE);
        this.pointer = new Pointer(session, time);
        this.camera = new Camera(session, time, pointer, style);
        this.delay = settings.get(Options.DELAY);
        this.warpThousandths = settings.get(Options.WARP);
    }

    /** For a session and the settings of its run; pictures go to {@code output} with {@code notes}. */
    public static ActionContext of(
            RfbSession session, TimeBudget time, Settings settings, PictureOutput output, PictureNotes notes) {
        boolean drawn = settings.get(Options.LOCALCURSOR) && !settings.get(Options.NOCURSOR);
        Camera.Style style = new Camera.Style(
                settings.get(Options.INCREMENTAL_REFRESHES) ? Camera.Refresh.CHANGES : Camera.Refresh.EVERYTHING,
                drawn ? Camera.PointerShape.DRAWN : Camera.PointerShape.LEFT_OUT,
                output,
                notes);
        return new ActionContext(session, time, settings, style);
    }

    Keyboard keyboard() {
        return keyboard;
    }

    Pointer pointer() {
        return pointer;
    }

    Camera camera() {
        return camera;
    }

    /** What there is to tell about the action being performed. */
    JsonObject facts() {
        return facts;
    }

    /** Waits for a time that {@code --warp} changes. */
    void pause(Duration pause) throws RfbException {
        time.pause(session, Duration.ofMillis(pause.toMillis() * UNWARPED / warpThousandths));
    }

    /** Types a text key by key, {@code --delay} apart. */
    void type(List<Integer> keysyms) throws RfbException {
        for (int i = 0; i < keysyms.size(); i++) {
            if (i > 0) {
                settle();
            }
            keyboard.strike(keysyms.subList(i, i + 1));
        }
    }

    /** Waits for {@code --delay}, for the server to take in what it has been sent. */
    void settle() throws RfbException {
        time.pause(session, delay);
    }

    /**
     * Performs an action.
     *
     * @return what there is to tell about it
     */
    public JsonObject perform(Action action) throws RfbException, ActionException {
        long start = time.now();
        facts = new JsonObject().put("action", action.name().word());
        action.perform(this);
        facts.put("milliseconds", (time.now() - start) / 1_000_000);
        if (action.isInput()) {
            sentInput = true;
            settle();
        }
        return facts;
    }

    /** Releases keys and buttons that are still down, and sees to it that the server gets all input before the end. */
    public void finish() throws RfbException {
        keyboard.releaseAll();
        pointer.releaseAll();
        if (sentInput) {
            session.awaitInputRead(time.deadline().within(LAST_INPUT));
        }
    }
}

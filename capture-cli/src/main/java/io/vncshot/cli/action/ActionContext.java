package io.vncshot.cli.action;

import io.vncshot.cli.check.CheckBook;
import io.vncshot.cli.message.FileFailure;
import io.vncshot.cli.message.JsonObject;
import io.vncshot.cli.option.Options;
import io.vncshot.cli.option.Settings;
import io.vncshot.cli.picture.PictureFile;
import io.vncshot.cli.picture.PictureNotes;
import io.vncshot.cli.picture.PictureOutput;
import io.vncshot.cli.text.Tesseract;
import io.vncshot.cli.time.TimeBudget;
import io.vncshot.imaging.Picture;
import io.vncshot.rfb.ResizeAnswer;
import io.vncshot.rfb.RfbSession;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.transport.Deadline;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/** What actions work with. */
public final class ActionContext {
    private static final long UNWARPED = 1000;
    private static final Duration LAST_INPUT = Duration.ofSeconds(2);
    private static final Duration LAST_RELEASE = Duration.ofMillis(500);

    private final RfbSession session;
    private final TimeBudget time;
    private final Keyboard keyboard;
    private final Pointer pointer;
    private final Camera camera;
    private final Clipboard clipboard;
    private final ScreenWatch watch;
    private final String server;
    private final OutputStream stdout;
    private final boolean json;
    private final boolean verbose;
    private final Duration delay;
    private final long warpThousandths;
    private @Nullable ScreenChecker checker;
    private @Nullable TextWatch textWatch;
    private boolean sentInput;
    private boolean remembers;
    private @Nullable Performed current;

    private ActionContext(
            RfbSession session, TimeBudget time, Settings settings, CutTexts cutTexts, Camera.Style style) {
        this.session = session;
        this.time = time;
        this.keyboard = new Keyboard(
                session, time, settings.get(Options.FORCE_CAPS) ? Keyboard.Caps.WITH_SHIFT : Keyboard.Caps.AS_THEY_ARE);
        this.pointer = new Pointer(session, time);
        this.camera = new Camera(session, time, pointer, style);
        this.clipboard = new Clipboard(session, time, cutTexts);
        this.watch = new ScreenWatch(session, time, settings.get(Options.EXPECT_METRIC));
        this.server = style.notes().server();
        this.stdout = style.output().stdout();
        this.json = settings.get(Options.JSON);
        this.verbose = settings.get(Options.VERBOSE) > 0;
        this.delay = settings.get(Options.DELAY);
        this.warpThousandths = settings.get(Options.WARP);
    }

    /**
     * For a session and the settings of its run.
     *
     * @param cutTexts listens to the session
     * @param output where pictures go, with {@code notes}
     */
    public static ActionContext of(
            RfbSession session,
            TimeBudget time,
            Settings settings,
            CutTexts cutTexts,
            PictureOutput output,
            PictureNotes notes) {
        boolean drawn = settings.get(Options.LOCALCURSOR) && !settings.get(Options.NOCURSOR);
        Camera.Style style = new Camera.Style(
                settings.get(Options.INCREMENTAL_REFRESHES) ? Camera.Refresh.CHANGES : Camera.Refresh.EVERYTHING,
                drawn ? Camera.PointerShape.DRAWN : Camera.PointerShape.LEFT_OUT,
                output,
                notes);
        return new ActionContext(session, time, settings, cutTexts, style);
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

    Clipboard clipboard() {
        return clipboard;
    }

    ScreenWatch watch() {
        return watch;
    }

    /** What the checks among the actions need; to be called before the first of them. */
    public void useChecks(CheckBook book) {
        checker = new ScreenChecker(session, time, book, server);
    }

    ScreenChecker checker() {
        if (checker == null) {
            throw new IllegalStateException("a check without a book");
        }
        return checker;
    }

    /** What the actions that read text need; to be called before the first of them. */
    public void useReader(Tesseract tesseract) {
        textWatch = new TextWatch(
                session, time, tesseract, verbose ? TextWatch.Telling.WITH_TEXT : TextWatch.Telling.SHORT);
    }

    TextWatch textWatch() {
        if (textWatch == null) {
            throw new IllegalStateException("reading without a program that does");
        }
        return textWatch;
    }

    ResizeAnswer resize(int width, int height) throws RfbException {
        return session.resize(width, height, time.deadline());
    }

    /** Prints a result on stdout, or puts it among what {@code --json} tells. */
    void print(String name, String text) throws ActionException {
        if (json) {
            facts().put(name, text);
            return;
        }
        printLine(text.endsWith("\n") ? text : text + "\n");
    }

    /** Prints a rectangle, which {@code --json} tells of itself. */
    void printWhere(Rectangle place) throws ActionException {
        if (!json) {
            printLine(place.x() + " " + place.y() + " " + place.width() + " " + place.height() + "\n");
        }
    }

    private void printLine(String line) throws ActionException {
        try {
            stdout.write(line.getBytes(StandardCharsets.UTF_8));
            stdout.flush();
        } catch (IOException e) {
            throw new ActionException("stdout: " + FileFailure.reason(e), e);
        }
    }

    /** What there is to tell about the action being performed. */
    JsonObject facts() {
        return requireNonNull(current).facts();
    }

    /** Leaves a picture to be written when the action has been performed. */
    void leave(PictureFile file, Picture picture) {
        requireNonNull(current).leave(camera.shot(file, picture));
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

    /** Prepares what those actions need from the start on. */
    public void begin(List<Action> actions) throws RfbException {
        boolean usesClipboard = false;
        for (Action action : actions) {
            usesClipboard |= action.usesClipboard();
            remembers |= action.name() == ActionName.CHANGE;
        }
        if (usesClipboard) {
            clipboard.announce();
        }
        if (remembers) {
            watch.lookAndRemember();
        }
    }

    /** Performs an action, but for the writing of a capture's file. */
    public Performed perform(Action action) throws RfbException, ActionException {
        time.checkNotStopped();
        Performed performed = new Performed(action, time);
        current = performed;
        action.perform(this);
        performed.done();
        if (remembers && action.looks()) {
            watch.remember();
        }
        if (action.isInput()) {
            sentInput = true;
            settle();
        }
        return performed;
    }

    /** Releases keys and buttons that are still down, and sees to it that the server gets all input before the end. */
    public void finish() throws RfbException {
        releaseHeld();
        if (sentInput) {
            session.awaitInputRead(time.deadline().within(LAST_INPUT));
        }
    }

    /** The same after a failure, also when the time of the run is over. */
    public void releaseAll() throws RfbException {
        if (keyboard.holds() || pointer.holds()) {
            releaseHeld();
            session.awaitInputRead(Deadline.after(LAST_RELEASE));
        } else if (sentInput) {
            session.awaitInputRead(time.deadline().within(LAST_INPUT));
        }
    }

    private void releaseHeld() throws RfbException {
        keyboard.releaseAll();
        pointer.releaseAll();
    }
}

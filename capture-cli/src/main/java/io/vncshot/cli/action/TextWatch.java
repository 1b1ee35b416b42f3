package io.vncshot.cli.action;

import io.vncshot.cli.message.ExitStatus;
import io.vncshot.cli.message.FileFailure;
import io.vncshot.cli.message.JsonObject;
import io.vncshot.cli.text.ScreenText;
import io.vncshot.cli.text.Tesseract;
import io.vncshot.cli.time.TimeBudget;
import io.vncshot.imaging.Picture;
import io.vncshot.rfb.RfbSession;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Waits for what can be read on a session's screen. */
final class TextWatch {
    private final RfbSession session;
    private final TimeBudget time;
    private final Tesseract tesseract;
    private final Telling telling;
    private @Nullable ScreenText read;

    /** Whether a failure tells what was read. */
    enum Telling {
        SHORT,
        WITH_TEXT
    }

    TextWatch(RfbSession session, TimeBudget time, Tesseract tesseract, Telling telling) {
        this.session = session;
        this.time = time;
        this.tesseract = tesseract;
        this.telling = telling;
    }

    /** Looks again only after the screen has changed. */
    Rectangle awaitFound(String text, JsonObject facts) throws RfbException, ActionException {
        session.refresh(time.deadline());
        Optional<Rectangle> place = look(text);
        while (place.isEmpty()) {
            session.awaitChanges(time.deadline());
            if (time.deadline().hasPassed()) {
                throw notFound();
            }
            place = look(text);
        }
        Rectangle box = place.get();
        facts.put("x", box.x()).put("y", box.y()).put("width", box.width()).put("height", box.height());
        return box;
    }

    private Optional<Rectangle> look(String text) throws RfbException, ActionException {
        try {
            Tesseract.Page page = Tesseract.Page.of(Picture.of(session.pixels(), session.width(), session.height()));
            Optional<Rectangle> place = Optional.empty();
            for (Tesseract.Threshold threshold : Tesseract.Threshold.values()) {
                if (place.isEmpty()) {
                    place = read(page, threshold).find(text);
                }
            }
            return place;
        } catch (IOException e) {
            throw new ActionException(FileFailure.reason(e), e);
        }
    }

    private ScreenText read(Tesseract.Page page, Tesseract.Threshold threshold)
            throws IOException, RfbException, ActionException {
        Optional<ScreenText> now = tesseract.read(page, threshold, time.deadline());
        if (now.isPresent()) {
            read = now.get();
            return now.get();
        }
        time.checkNotStopped();
        if (read != null) {
            throw notFound();
        }
        throw new ActionException(
                ExitStatus.TIMEOUT, "tesseract did not come to the end of the screen within " + time.deadline());
    }

    private ActionException notFound() {
        String what = telling == Telling.SHORT || read == null
                ? "; -v tells what was"
                : "; what was: " + (read.lines().isEmpty() ? "nothing" : read.shortened());
        return new ActionException(ExitStatus.NOT_FOUND, "not read on the screen within " + time.deadline() + what);
    }
}

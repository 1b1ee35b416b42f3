package io.vncshot.cli.action;

import io.vncshot.cli.time.TimeBudget;
import io.vncshot.rfb.RfbSession;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.transport.Deadline;
import java.time.Duration;

/** Both sides of a session's clipboard. */
final class Clipboard {
    private static final Duration LOOK = Duration.ofMillis(100);

    private final RfbSession session;
    private final TimeBudget time;
    private final CutTexts cutTexts;

    Clipboard(RfbSession session, TimeBudget time, CutTexts cutTexts) {
        this.session = session;
        this.time = time;
        this.cutTexts = cutTexts;
    }

    /** Offers UTF-8 to the server, so that it tells in that what is cut from here on. */
    void announce() throws RfbException {
        session.announceClipboard(time.deadline());
    }

    void set(String text) throws RfbException, ActionException {
        try {
            session.cutText(text, time.deadline());
        } catch (IllegalArgumentException e) {
            throw new ActionException(String.valueOf(e.getMessage()) + "; type the text instead", e);
        }
    }

    /** What the server has cut since the last call, waiting until it has. */
    String awaitText() throws RfbException, ActionException {
        session.awaitInputRead(time.deadline());
        Deadline end = time.deadline();
        while (!cutTexts.hasNew() && !end.hasPassed()) {
            session.serveUntil(end.within(LOOK));
        }
        if (!cutTexts.hasNew()) {
            throw new RfbException(RfbException.Reason.TIMEOUT, "copy: the server has cut nothing within " + end);
        }
        return cutTexts.take();
    }
}

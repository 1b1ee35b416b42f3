package io.vncshot.cli.action;

import io.vncshot.cli.time.TimeBudget;
import io.vncshot.imaging.Area;
import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PictureMask;
import io.vncshot.rfb.RfbSession;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.transport.Deadline;
import io.vncshot.visual.CheckException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Waits for a screen to come to rest outside of a mask, and keeps what moved until then. */
final class SteadyScreen {
    private final RfbSession session;
    private final TimeBudget time;
    private final Masks masks;
    private final MovingAreas moving = new MovingAreas();
    private PictureMask mask;
    private int width;
    private int height;
    private int[] last = {};
    private int[] previous = {};
    private int previousWidth;

    /** What a screen of some size is masked with. */
    interface Masks {
        PictureMask of(int width, int height) throws CheckException;
    }

    SteadyScreen(RfbSession session, TimeBudget time, Masks masks) {
        this.session = session;
        this.time = time;
        this.masks = masks;
        this.mask = PictureMask.none(1, 1);
    }

    /**
     * Waits.
     *
     * @param quiet how long nothing may change
     * @return whether the screen has come to rest; it has not when the time of the run is over
     * @throws CheckException when the mask does not fit the screen
     */
    boolean await(Duration quiet) throws RfbException, CheckException {
        time.allow(quiet);
        session.refresh(time.deadline());
        keep();
        Deadline end = time.deadline().within(quiet);
        while (true) {
            List<Rectangle> painted = session.awaitChanges(end);
            if (hasChanged(painted)) {
                keep();
                end = time.deadline().within(quiet);
            } else if (end.hasPassed() && !time.deadline().hasPassed()) {
                // Takes the pointer out again if the server has drawn it meanwhile.
                session.refreshChanges(time.deadline());
                return true;
            }
            if (time.deadline().hasPassed()) {
                time.checkNotStopped();
                return false;
            }
        }
    }

    /** Watches for a while, whatever happens. */
    void watch(Duration duration) throws RfbException, CheckException {
        time.allow(duration);
        session.refresh(time.deadline());
        keep();
        Deadline end = time.deadline().within(duration);
        while (!end.hasPassed()) {
            if (hasChanged(session.awaitChanges(end))) {
                keep();
            }
            time.checkNotStopped();
        }
    }

    MovingAreas moving() {
        return moving;
    }

    /** What was there before the last change. */
    Picture previous() {
        return previous.length == 0
                ? Picture.of(last, width, height)
                : Picture.of(previous, previousWidth, previous.length / previousWidth);
    }

    private void keep() throws CheckException {
        boolean resized = session.width() != width || session.height() != height;
        previous = last;
        previousWidth = width;
        width = session.width();
        height = session.height();
        if (width == 0 || height == 0) {
            throw new CheckException("the screen is " + width + "x" + height + ", nothing to see");
        }
        last = session.pixels().clone();
        if (resized) {
            mask = masks.of(width, height);
        }
    }

    private boolean hasChanged(List<Rectangle> painted) {
        if (session.width() != width || session.height() != height) {
            moving.add(new Area(0, 0, Math.max(1, session.width()), Math.max(1, session.height())));
            return true;
        }
        boolean changed = false;
        for (Rectangle rectangle : painted) {
            changed |= hasChanged(rectangle);
        }
        return changed;
    }

    private boolean hasChanged(Rectangle painted) {
        int left = width;
        int right = 0;
        int top = height;
        int bottom = 0;
        for (int y = painted.y(); y < painted.y() + painted.height(); y++) {
            int start = y * width + painted.x();
            int end = start + painted.width();
            int at = start;
            int skip = Arrays.mismatch(session.pixels(), at, end, last, at, end);
            while (skip >= 0) {
                at += skip;
                int x = at % width;
                if (!mask.hides(x, y)) {
                    left = Math.min(left, x);
                    right = Math.max(right, x + 1);
                    top = Math.min(top, y);
                    bottom = y + 1;
                }
                at++;
                skip = Arrays.mismatch(session.pixels(), at, end, last, at, end);
            }
        }
        if (right == 0) {
            return false;
        }
        moving.add(new Area(left, top, right - left, bottom - top));
        return true;
    }
}

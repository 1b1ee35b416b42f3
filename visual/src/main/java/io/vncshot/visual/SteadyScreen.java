package io.vncshot.visual;

import io.vncshot.imaging.Area;
import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PictureMask;
import io.vncshot.rfb.RfbSession;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.transport.Deadline;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Waits for a screen to come to rest outside of a mask, and keeps what moved until then. */
public final class SteadyScreen {
    private static final int NAMED_AREAS = 3;

    private final RfbSession session;
    private final Masks masks;
    private final MovingAreas moving = new MovingAreas();
    private PictureMask mask;
    private int width;
    private int height;
    private int[] last = {};
    private int[] previous = {};
    private int previousWidth;

    /** What a screen of some size is masked with. */
    public interface Masks {
        PictureMask of(int width, int height) throws CheckException;
    }

    public SteadyScreen(RfbSession session, Masks masks) {
        this.session = session;
        this.masks = masks;
        this.mask = PictureMask.none(1, 1);
    }

    /**
     * Waits.
     *
     * @param quiet how long nothing may change
     * @return whether the screen has come to rest; it has not when the deadline has passed
     * @throws CheckException when the mask does not fit the screen
     */
    public boolean await(Duration quiet, Deadline deadline) throws RfbException, CheckException {
        session.refresh(deadline);
        keep();
        Deadline end = deadline.within(quiet);
        while (true) {
            List<Rectangle> painted = session.awaitChanges(end);
            if (hasChanged(painted)) {
                keep();
                end = deadline.within(quiet);
            } else if (end.hasPassed() && !deadline.hasPassed()) {
                // Takes the pointer out again if the server has drawn it meanwhile.
                session.refreshChanges(deadline);
                return true;
            }
            if (deadline.hasPassed()) {
                return false;
            }
        }
    }

    /** Watches for a while, whatever happens. */
    public void watch(Duration duration, Deadline deadline) throws RfbException, CheckException {
        session.refresh(deadline);
        keep();
        Deadline end = deadline.within(duration);
        while (!end.hasPassed()) {
            if (hasChanged(session.awaitChanges(end))) {
                keep();
            }
        }
    }

    /** What has changed outside of the mask, areas that overlap taken together, the one that changed most often first. */
    public List<MovingArea> moving() {
        return moving.mostRestlessFirst();
    }

    /** What there is now. It is the session's own: look at it before anything is read from the server. */
    public Picture now() throws CheckException {
        if (session.width() == 0 || session.height() == 0) {
            throw new CheckException("the screen is " + session.width() + "x" + session.height() + ", nothing to see");
        }
        return Picture.of(session.pixels(), session.width(), session.height());
    }

    /** {@code : AREA changed 14 times, …} for the most restless areas; empty when there are none. */
    public String movingInWords() {
        StringBuilder text = new StringBuilder();
        List<MovingArea> areas = moving();
        for (int i = 0; i < Math.min(NAMED_AREAS, areas.size()); i++) {
            text.append(i == 0 ? ": " : ", ").append(areas.get(i));
        }
        return text.toString();
    }

    /** What was there before the last change. */
    public Picture previous() {
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

package io.vncshot.cli.action;

import io.vncshot.cli.message.ExitStatus;
import io.vncshot.cli.message.JsonObject;
import io.vncshot.cli.option.ExpectMetric;
import io.vncshot.cli.time.TimeBudget;
import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PictureDistance;
import io.vncshot.imaging.PictureFinder;
import io.vncshot.rfb.RfbSession;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.transport.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Waits for what happens on a session's screen, by what the server says has changed. */
final class ScreenWatch {
    private static final double BLACK_TO_WHITE = 255;
    private static final double THOUSAND = 1000;

    private final RfbSession session;
    private final TimeBudget time;
    private final ExpectMetric metric;
    private @Nullable ScreenCopy seen;

    ScreenWatch(RfbSession session, TimeBudget time, ExpectMetric metric) {
        this.session = session;
        this.time = time;
        this.metric = metric;
    }

    /** Keeps what the screen is like now, for {@link #awaitChange}. */
    void remember() {
        seen = new ScreenCopy(session, wholeScreen());
    }

    /** Takes a picture and keeps it. */
    void lookAndRemember() throws RfbException {
        session.refresh(time.deadline());
        remember();
    }

    void awaitMatch(Reference reference, Point corner, double fuzz, JsonObject facts)
            throws RfbException, ActionException {
        Picture picture = reference.picture();
        Rectangle region = Reference.region(picture, corner.x(), corner.y());
        session.refresh(time.deadline());
        double distance = distance(picture, region);
        while (!(distance <= fuzz)) {
            awaitUpdate(notLike(region, distance, fuzz));
            distance = distance(picture, region);
        }
        facts.put("distance", Double.toString(rounded(distance)));
    }

    /** The top left corner of a part of the screen. */
    record Point(int x, int y) {}

    /** Not a number where the screen has no such region. */
    private double distance(Picture reference, Rectangle region) {
        if (!region.fitsIn(session.width(), session.height())) {
            return Double.NaN;
        }
        Picture part = screen().crop(region.x(), region.y(), region.width(), region.height());
        return switch (metric) {
            case PERCEPTUAL -> PictureDistance.perceptual(part, reference);
            case HISTOGRAM -> PictureDistance.histogram(part, reference);
        };
    }

    private ActionException notLike(Rectangle region, double distance, double fuzz) {
        String within = " within " + time.deadline();
        if (Double.isNaN(distance)) {
            return new ActionException("the screen is " + session.width() + "x" + session.height() + " and has no "
                    + region + ", which the picture needs; it did not get it" + within);
        }
        return new ActionException(
                ExitStatus.TIMEOUT,
                "the screen did not look like that" + within + ": it differs by " + rounded(distance)
                        + " on average, more than " + fuzz);
    }

    void awaitRest(Optional<Rectangle> region, Duration quiet) throws RfbException, ActionException {
        time.allow(quiet);
        session.refresh(time.deadline());
        ScreenCopy before = copy(region);
        Deadline end = time.deadline().within(quiet);
        while (true) {
            List<Rectangle> painted = session.awaitChanges(end);
            if (before.differs(painted)) {
                before = copy(region);
                end = time.deadline().within(quiet);
            } else if (end.hasPassed() && !time.deadline().hasPassed()) {
                return;
            }
            if (time.deadline().hasPassed()) {
                throw new ActionException(
                        ExitStatus.NEVER_STABLE, "the screen did not come to rest within " + time.deadline());
            }
        }
    }

    void awaitChange(Optional<Rectangle> region) throws RfbException, ActionException {
        Rectangle part = checked(region);
        ScreenCopy before = seen == null ? new ScreenCopy(session, wholeScreen()) : seen;
        session.refreshChanges(time.deadline());
        while (!before.differsIn(part)) {
            awaitUpdate(new ActionException(
                    ExitStatus.TIMEOUT, "nothing has changed on the screen within " + time.deadline()));
        }
    }

    Rectangle awaitFound(Reference reference, double similarity, JsonObject facts)
            throws RfbException, ActionException {
        Picture picture = reference.picture();
        PictureFinder finder = new PictureFinder(picture, (1 - similarity) * BLACK_TO_WHITE);
        session.refresh(time.deadline());
        Optional<PictureFinder.Match> match = finder.find(screen());
        while (match.isEmpty()) {
            awaitUpdate(new ActionException(
                    ExitStatus.NOT_FOUND,
                    "not on the screen within " + time.deadline() + "; a lower SIMILARITY finds more"));
            match = finder.find(screen());
        }
        Rectangle place = Reference.region(picture, match.get().x(), match.get().y());
        facts.put("x", place.x())
                .put("y", place.y())
                .put("width", place.width())
                .put("height", place.height());
        facts.put("distance", Double.toString(rounded(match.get().distance())));
        return place;
    }

    private void awaitUpdate(ActionException otherwise) throws RfbException, ActionException {
        session.awaitChanges(time.deadline());
        if (time.deadline().hasPassed()) {
            throw otherwise;
        }
    }

    private ScreenCopy copy(Optional<Rectangle> region) throws ActionException {
        return new ScreenCopy(session, checked(region));
    }

    private Rectangle checked(Optional<Rectangle> region) throws ActionException {
        Rectangle part = region.orElse(wholeScreen());
        if (!part.fitsIn(session.width(), session.height())) {
            throw new ActionException(
                    "the region " + part + " leaves the screen of " + session.width() + "x" + session.height());
        }
        return part;
    }

    private Picture screen() {
        return Picture.of(session.pixels(), session.width(), session.height());
    }

    private Rectangle wholeScreen() {
        return new Rectangle(0, 0, session.width(), session.height());
    }

    private static double rounded(double number) {
        return Math.round(number * THOUSAND) / THOUSAND;
    }
}

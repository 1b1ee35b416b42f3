package io.vncshot.cli.snap;

import io.vncshot.cli.message.ExitStatus;
import io.vncshot.cli.message.FileFailure;
import io.vncshot.cli.option.SnapOptions;
import io.vncshot.cli.picture.PictureNotes;
import io.vncshot.imaging.Area;
import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PictureMask;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.transport.Deadline;
import io.vncshot.snap.Blankness;
import io.vncshot.snap.SnapshotFacts;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the snapshots of one desktop, and keeps those that are to be kept. */
public final class SnapRun {
    private static final int NUDGES = 3;
    private static final Duration AFTER_NUDGE = Duration.ofMillis(500);

    private final SnapPlan plan;
    private final SnapTarget target;
    private final Desktop desktop;
    private final Waiting waiting;
    private final Duration timeout;
    private final PictureNotes notes;
    private @Nullable Picture last;
    private boolean compared;

    /**
     * Makes a run.
     *
     * @param timeout for one look at the desktop, its connection included
     */
    public SnapRun(
            SnapPlan plan, SnapTarget target, Desktop desktop, Waiting waiting, Duration timeout, PictureNotes notes) {
        this.plan = plan;
        this.target = target;
        this.desktop = desktop;
        this.waiting = waiting;
        this.timeout = timeout;
        this.notes = notes;
    }

    /**
     * Takes one, with as many retries as there may be.
     *
     * @param number of it, from 1
     * @return what was done
     */
    public SnapResult take(SnapshotKeeper store, long number) throws SnapException {
        int retry = 0;
        while (true) {
            try {
                return attempt(store, number);
            } catch (SnapException e) {
                if (retry == plan.retries() || !e.isWorthARetry()) {
                    throw e;
                }
                waiting.beforeRetry(retry, desktop);
                retry++;
            }
        }
    }

    private SnapResult attempt(SnapshotKeeper store, long number) throws SnapException {
        try {
            Picture picture = see();
            SnapshotFacts facts = facts(picture, number);
            if (plan.blank() != SnapOptions.Blank.KEEP && Blankness.isBlank(picture)) {
                return blank();
            }
            if (plan.ifChanged().isPresent() && !hasChanged(picture, store, facts)) {
                return new SnapResult.Passed("unchanged");
            }
            return keep(store, facts, picture);
        } catch (RfbException e) {
            throw new SnapException(ExitStatus.of(e.reason()), String.valueOf(e.getMessage()), e);
        } catch (FileAlreadyExistsException e) {
            throw new SnapException(
                    ExitStatus.ACTION_FAILED,
                    e.getMessage()
                            + ": is there already, and is not overwritten; have the names differ, by %s or {seq}",
                    e);
        } catch (IOException e) {
            throw new SnapException(ExitStatus.ACTION_FAILED, plan.shown() + ": " + FileFailure.reason(e), e);
        }
    }

    private Picture see() throws RfbException {
        Deadline deadline = desktop.open(Deadline.after(timeout, "--timeout", waiting.nanoClock()));
        Picture picture = desktop.look(deadline);
        boolean wakes = plan.blank() == SnapOptions.Blank.RETRY;
        for (int i = 0; wakes && i < NUDGES && Blankness.isBlank(picture); i++) {
            desktop.nudge(deadline);
            desktop.rest(deadline.within(AFTER_NUDGE));
            picture = desktop.look(deadline);
        }
        return picture;
    }

    private SnapshotFacts facts(Picture picture, long number) {
        return new SnapshotFacts(
                waiting.clock().instant().atZone(plan.zone()),
                target.host(),
                target.port(),
                target.name().isEmpty() ? desktop.name() : target.name(),
                number,
                picture.width(),
                picture.height());
    }

    private SnapResult blank() throws SnapException {
        if (plan.blank() == SnapOptions.Blank.SKIP) {
            return new SnapResult.Passed("blank");
        }
        throw new SnapException(ExitStatus.BLANK, "the screen is blank: one colour all over");
    }

    private boolean hasChanged(Picture picture, SnapshotKeeper store, SnapshotFacts facts)
            throws IOException, SnapException {
        if (!compared) {
            last = store.newest(facts);
            compared = true;
        }
        Picture before = last;
        if (before == null || before.width() != picture.width() || before.height() != picture.height()) {
            return true;
        }
        PictureMask mask = mask(picture);
        long changed = 0;
        for (int y = 0; y < picture.height(); y++) {
            int a = before.offset() + y * before.stride();
            int b = picture.offset() + y * picture.stride();
            for (int x = 0; x < picture.width(); x++) {
                boolean differs = ((before.argb()[a + x] ^ picture.argb()[b + x]) & 0xFFFFFF) != 0;
                changed += differs && !mask.hides(x, y) ? 1 : 0;
            }
        }
        return changed > plan.ifChanged().orElse(0.0) * mask.shownPixels();
    }

    private PictureMask mask(Picture picture) throws SnapException {
        try {
            return PictureMask.of(picture.width(), picture.height(), List.<Area>of(), plan.masks());
        } catch (IllegalArgumentException e) {
            throw new SnapException(ExitStatus.ACTION_FAILED, "--mask: " + e.getMessage(), e);
        }
    }

    private SnapResult keep(SnapshotKeeper store, SnapshotFacts facts, Picture picture)
            throws IOException, SnapException {
        long bytes = store.write(facts, picture, notes.of(picture, desktop.name()));
        if (plan.ifChanged().isPresent()) {
            last = Picture.of(picture.argb().clone(), picture.width(), picture.height());
            compared = true;
        }
        int removed = store.prune(facts).size();
        return new SnapResult.Saved(plan.shown(facts), picture.width(), picture.height(), bytes, removed);
    }
}

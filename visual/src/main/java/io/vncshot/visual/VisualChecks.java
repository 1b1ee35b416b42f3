package io.vncshot.visual;

import io.vncshot.imaging.Area;
import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PictureComparison;
import io.vncshot.imaging.PictureDifference;
import io.vncshot.imaging.PictureMask;
import io.vncshot.imaging.PicturePadding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Compares pictures with their baselines, writes those that it may, and the pictures of what fails. For one thread. */
public final class VisualChecks {
    private static final int MOST_AREAS = 10;
    private static final int PADDING = 0xFFFF00FF;

    private final Baselines baselines;
    private final UpdateMode mode;
    private final ResultsFolder results;

    /** @param results gets the pictures; the results themselves are the caller's to put there */
    public VisualChecks(Baselines baselines, UpdateMode mode, ResultsFolder results) {
        this.baselines = baselines;
        this.mode = mode;
        this.results = results;
    }

    /**
     * What a check leaves out on a screen of that size.
     *
     * @throws CheckException for a mask that leaves the screen, and for a file beside the baseline that is wrong
     */
    public PictureMask mask(CheckOrder order, int width, int height) throws CheckException {
        Size size = new Size(width, height);
        String fileName = baselines.fileName(order.name(), size);
        Sidecar sidecar = baselines.sidecar(order.name(), fileName);
        return mask(order, sidecar, size, fileName);
    }

    private PictureMask mask(CheckOrder order, Sidecar sidecar, Size size, String fileName) throws CheckException {
        try {
            PictureMask areas = PictureMask.of(
                    size.width(),
                    size.height(),
                    joined(order.regions(), sidecar.regions()),
                    joined(order.masks(), sidecar.masks()));
            PictureMask mask = baselines.withMaskPicture(areas, order.name(), fileName);
            if (mask.shownPixels() == 0) {
                throw new CheckException("masks and regions leave nothing to compare");
            }
            return mask;
        } catch (IllegalArgumentException e) {
            throw new CheckException(String.valueOf(e.getMessage()), e);
        }
    }

    private static List<Area> joined(List<Area> first, List<Area> second) {
        List<Area> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /**
     * Makes a check.
     *
     * @param actual what is on the screen
     * @return how it ended; also when a file beside the baseline, or that itself, is damaged
     * @throws IOException when a file of the results, or a baseline, cannot be written
     */
    public CheckResult check(CheckOrder order, Picture actual) throws IOException {
        results.removePictures(order.name());
        Size size = Size.of(actual);
        String fileName = baselines.fileName(order.name(), size);
        CheckDraft draft = new CheckDraft(order, fileName, size);
        try {
            Sidecar sidecar = baselines.sidecar(order.name(), fileName);
            draft.regions = joined(order.regions(), sidecar.regions());
            draft.masks = joined(order.masks(), sidecar.masks());
            PictureMask mask = mask(order, sidecar, size, fileName);
            Optional<Picture> expected = baselines.read(fileName);
            return expected.isEmpty() ? first(draft, actual) : compare(draft, expected.get(), actual, mask);
        } catch (CheckException e) {
            draft.files = results.writeActual(order.name(), actual);
            return draft.end(CheckStatus.ERROR, String.valueOf(e.getMessage()));
        }
    }

    /** The result of a check that could not be made. */
    public CheckResult error(CheckOrder order, Picture actual, String message) throws IOException {
        results.removePictures(order.name());
        Size size = Size.of(actual);
        CheckDraft draft = new CheckDraft(order, baselines.fileName(order.name(), size), size);
        draft.files = results.writeActual(order.name(), actual);
        return draft.end(CheckStatus.ERROR, message);
    }

    /** The result of a check whose screen did not come to rest. */
    public CheckResult neverStable(
            CheckOrder order, Picture previous, Picture actual, List<MovingArea> moving, String message)
            throws IOException {
        results.removePictures(order.name());
        Size size = Size.of(actual);
        CheckDraft draft = new CheckDraft(order, baselines.fileName(order.name(), size), size);
        draft.moving = moving;
        draft.files = results.writeUnstable(order.name(), previous, actual);
        return draft.end(CheckStatus.NEVER_STABLE, message);
    }

    private CheckResult first(CheckDraft draft, Picture actual) throws IOException {
        String shown = baselines.shown(draft.baseline);
        draft.files = results.writeActual(draft.order.name(), actual);
        if (mode == UpdateMode.NONE) {
            return draft.end(
                    CheckStatus.BASELINE_MISSING,
                    "there is no baseline " + shown + "; see " + results.shown(draft.files.actual())
                            + ", and accept it with: vncshot approve --from " + results.name() + " --baselines "
                            + baselines.name());
        }
        WholeFile.write(baselines.folder().resolve(draft.baseline), actual);
        return draft.end(CheckStatus.CREATED, "new baseline " + shown);
    }

    private CheckResult compare(CheckDraft draft, Picture expected, Picture actual, PictureMask mask)
            throws IOException {
        draft.expected = Size.of(expected);
        if (!draft.expected.equals(draft.actual)) {
            return compareSizes(draft, expected, actual);
        }
        PictureDifference difference = PictureComparison.compare(
                expected, actual, mask, draft.order.tolerance().rule());
        draft.counts = new Counts(
                difference.compared(),
                difference.different(),
                difference.smoothing(),
                draft.order.tolerance().allowed(difference.compared()));
        boolean passed = draft.counts.different() <= draft.counts.allowed();
        if (passed && (mode != UpdateMode.ALL || isSame(expected, actual))) {
            return draft.end(CheckStatus.PASSED, "");
        }
        draft.areas = difference.areas(MOST_AREAS);
        String message = draft.counts.inWords();
        if (!draft.areas.isEmpty()) {
            message += "; largest area " + draft.areas.get(0).area();
        }
        return fail(draft, CheckStatus.DIFFERS, message, new Pictures(expected, actual, difference.drawn()));
    }

    private static boolean isSame(Picture expected, Picture actual) {
        for (int y = 0; y < expected.height(); y++) {
            int a = expected.offset() + y * expected.stride();
            int b = actual.offset() + y * actual.stride();
            if (!Arrays.equals(expected.argb(), a, a + expected.width(), actual.argb(), b, b + actual.width())) {
                return false;
            }
        }
        return true;
    }

    private CheckResult compareSizes(CheckDraft draft, Picture expected, Picture actual) throws IOException {
        Picture drawn = drawPadded(expected, actual, draft.order.tolerance().rule());
        String message = "the screen is " + draft.actual + ", the baseline " + draft.expected;
        return fail(draft, CheckStatus.SIZE_DIFFERS, message, new Pictures(expected, actual, drawn));
    }

    /** Where two pictures of different sizes differ: both are padded to what holds either. */
    public static Picture drawPadded(Picture expected, Picture actual, PictureComparison.Rule rule) {
        int width = Math.max(expected.width(), actual.width());
        int height = Math.max(expected.height(), actual.height());
        // Of two colours: what only one of the pictures has always differs.
        Picture first = PicturePadding.pad(expected, width, height, PADDING);
        Picture second = PicturePadding.pad(actual, width, height, ~PADDING | 0xFF000000);
        return PictureComparison.compare(first, second, PictureMask.none(width, height), rule)
                .drawn();
    }

    private CheckResult fail(CheckDraft draft, CheckStatus status, String message, Pictures pictures)
            throws IOException {
        draft.files = results.write(draft.order.name(), pictures.expected, pictures.actual, pictures.drawn);
        if (mode == UpdateMode.CHANGED || mode == UpdateMode.ALL) {
            WholeFile.write(baselines.folder().resolve(draft.baseline), pictures.actual);
            return draft.end(
                    CheckStatus.UPDATED, "baseline " + baselines.shown(draft.baseline) + " updated: " + message);
        }
        return draft.end(status, message + "; see " + results.shown(draft.files.diff()));
    }

    private record Pictures(Picture expected, Picture actual, Picture drawn) {}
}

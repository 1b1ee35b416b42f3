package io.vncshot.imaging;

import org.jspecify.annotations.Nullable;

/**
 * One search of one screen, or of a part of it: first all places are ruled out whose brightness differs too much, then the
 * most promising one of many is looked at, and then all others of them that could be better.
 */
final class PictureSearch {
    /** For what the adding of doubles may be off by. */
    private static final double SLACK = 1 + 1e-9;

    /** Places to remember at once, for the sake of the memory. */
    private static final int MANY = 1 << 19;

    private final SearchedPicture needle;
    private final Picture screen;
    private final LumaSums.Window parts;
    private final LumaSums.Window quarters;
    private final LeastSum best;
    private PictureFinder.@Nullable Match match;
    private double sumOfMatch = Double.MAX_VALUE;

    /** @param best also of searches of other parts of the screen, at the same time */
    PictureSearch(SearchedPicture needle, Picture screen, LeastSum best) {
        this.needle = needle;
        this.screen = screen;
        this.best = best;
        Area core = needle.core();
        // Where the needle's core may be, so that it has the needle's coordinates.
        LumaSums lumas = new LumaSums(screen.crop(
                core.x(),
                core.y(),
                screen.width() - needle.picture().width() + core.width(),
                screen.height() - needle.picture().height() + core.height()));
        quarters = lumas.window(core.width(), core.height(), SearchedPicture.QUARTERS);
        parts = lumas.window(core.width(), core.height(), needle.partsEachWay());
    }

    /** The place that is most like the needle, the topmost of equal ones, then the leftmost; null if none is as good as the best. */
    PictureFinder.@Nullable Match run() {
        SearchPlaces places = new SearchPlaces();
        int columns = screen.width() - needle.picture().width() + 1;
        int rows = screen.height() - needle.picture().height() + 1;
        for (int y = 0; y < rows; y++) {
            quarters.addNear(y, columns, needle.quarters(), budget(), places);
            if (places.count() > MANY) {
                look(places);
                places.clear();
            }
        }
        look(places);
        return match;
    }

    /** The most promising one first, by a rough measure, then by a finer one: what it is like rules others out. */
    private void look(SearchPlaces places) {
        if (places.count() == 0) {
            return;
        }
        look(places.x(places.best()), places.y(places.best()));
        refine(places);
        look(places.x(places.best()), places.y(places.best()));
        for (int i = 0; i < places.count(); i++) {
            if (places.bound(i) <= budget() && mayBeBetter(places.x(i), places.y(i))) {
                look(places.x(i), places.y(i));
            }
        }
    }

    private void refine(SearchPlaces places) {
        for (int i = 0; i < places.count(); i++) {
            if (places.bound(i) <= budget()) {
                places.raise(i, parts.difference(places.x(i), places.y(i), needle.parts(), budget()));
            }
        }
        places.rank();
    }

    private double budget() {
        return best.get() * PictureDistance.WEIGHTS * SLACK;
    }

    private boolean mayBeBetter(int x, int y) {
        double budget = budget();
        return coreDiffers(x, y, budget) <= budget
                && (!needle.hasMoreThanCore() || needle.pointsDiffer(screen, x, y, budget) <= budget);
    }

    /**
     * How much the core differs, or some value over the budget as soon as it exceeds that: pixel by pixel in one part after
     * the other, in those to come by their sums.
     */
    private double coreDiffers(int x, int y, double budget) {
        long[] sums = needle.parts();
        double difference = parts.difference(x, y, sums, budget);
        for (int i = 0; i < sums.length && difference <= budget; i++) {
            Area area = needle.partAreas().get(i);
            Picture ours = screen.crop(x + area.x(), y + area.y(), area.width(), area.height());
            Picture theirs = needle.picture().crop(area.x(), area.y(), area.width(), area.height());
            double pixels = PictureDistance.sum(ours, theirs, Double.MAX_VALUE) * PictureDistance.WEIGHTS;
            difference += pixels - parts.difference(x, y, i, sums[i]);
        }
        return difference;
    }

    private void look(int x, int y) {
        Picture picture = needle.picture();
        double least = best.get();
        double sum = PictureDistance.sum(screen.crop(x, y, picture.width(), picture.height()), picture, least);
        boolean isFirst = match == null || y < match.y() || (y == match.y() && x < match.x());
        if (sum <= least && (sum < sumOfMatch || (sum == sumOfMatch && isFirst))) {
            sumOfMatch = sum;
            best.lowerTo(sum);
            match = new PictureFinder.Match(x, y, sum / Math.max(1, needle.visible()));
        }
    }
}

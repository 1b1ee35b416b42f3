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
    private final LumaSums sums;
    private final LumaSums.Window[] windows;
    private final LeastSum best;
    private PictureFinder.@Nullable Match match;
    private double sumOfMatch = Double.MAX_VALUE;

    /** @param best also of searches of other parts of the screen, at the same time */
    PictureSearch(SearchedPicture needle, Picture screen, LeastSum best) {
        this.needle = needle;
        this.screen = screen;
        this.best = best;
        sums = new LumaSums(screen);
        windows = new LumaSums.Window[needle.parts().size()];
        for (int i = 0; i < windows.length; i++) {
            windows[i] = window(needle.parts().get(i).each());
        }
    }

    private LumaSums.Window window(int each) {
        return sums.window(needle.picture().width(), needle.picture().height(), each);
    }

    /** The place that is most like the needle, the topmost of equal ones, then the leftmost; null if none is as good as the best. */
    PictureFinder.@Nullable Match run() {
        LumaSums.Window quarters = window(SearchedPicture.QUARTERS);
        SearchPlaces places = new SearchPlaces();
        int columns = screen.width() - needle.picture().width() + 1;
        int rows = screen.height() - needle.picture().height() + 1;
        for (int y = 0; y < rows; y++) {
            if (needle.quarters().length > 0) {
                quarters.addNear(y, columns, needle.quarters(), budget(), places);
            } else {
                for (int x = 0; x < columns; x++) {
                    places.add(x, y, 0);
                }
            }
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
        if (windows.length > 0) {
            refine(places);
            look(places.x(places.best()), places.y(places.best()));
        }
        for (int i = 0; i < places.count(); i++) {
            if (places.bound(i) <= budget() && mayBeBetter(places.x(i), places.y(i))) {
                look(places.x(i), places.y(i));
            }
        }
    }

    private void refine(SearchPlaces places) {
        long[] sums = needle.parts().get(0).sums();
        for (int i = 0; i < places.count(); i++) {
            if (places.bound(i) <= budget()) {
                places.raise(i, windows[0].difference(places.x(i), places.y(i), sums, budget()));
            }
        }
        places.rank();
    }

    private double budget() {
        return best.get() * PictureDistance.WEIGHTS * SLACK;
    }

    private boolean mayBeBetter(int x, int y) {
        double budget = budget();
        for (int i = 1; i < windows.length; i++) {
            if (windows[i].difference(x, y, needle.parts().get(i).sums(), budget) > budget) {
                return false;
            }
        }
        return needle.pointsDiffer(sums, x, y, budget) <= budget;
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

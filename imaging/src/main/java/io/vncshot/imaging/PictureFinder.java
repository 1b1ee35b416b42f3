package io.vncshot.imaging;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds a picture within larger ones. Most places are ruled out by sums of brightness and by a few pixels, neither of which
 * can differ by more than the pixels do together: nothing within the limit is missed. For any number of threads.
 */
public final class PictureFinder {
    private static final int PLACES_FOR_TWO_THREADS = 1 << 16;

    private final SearchedPicture needle;
    private final double limit;

    /**
     * Prepares a search.
     *
     * @param needle transparent pixels match anything
     * @param maxDistance the largest {@link PictureDistance#perceptual} that counts as found
     */
    public PictureFinder(Picture needle, double maxDistance) {
        this.needle = new SearchedPicture(needle);
        this.limit = maxDistance * this.needle.visible();
    }

    /** Where the needle is. */
    public record Match(int x, int y, double distance) {}

    /** The place that is most like the needle, the topmost of equal ones; empty if none is within the limit. */
    public Optional<Match> find(Picture screen) {
        int rows = screen.height() - needle.picture().height() + 1;
        int columns = screen.width() - needle.picture().width() + 1;
        if (rows < 1 || columns < 1) {
            return Optional.empty();
        }
        if (needle.visible() == 0) {
            return Optional.of(new Match(0, 0, 0));
        }
        LeastSum best = new LeastSum(limit);
        if (Runtime.getRuntime().availableProcessors() < 2 || (long) rows * columns < PLACES_FOR_TWO_THREADS) {
            return Optional.ofNullable(new PictureSearch(needle, screen, best).run());
        }
        int middle = rows / 2;
        Lower lower = new Lower(screen.crop(0, middle, screen.width(), screen.height() - middle), best);
        lower.start();
        Match upper;
        try {
            Picture above = screen.crop(0, 0, screen.width(), screen.height() - rows + middle);
            upper = new PictureSearch(needle, above, best).run();
        } finally {
            lower.awaitEnd();
        }
        Match below = lower.match;
        if (below == null || (upper != null && upper.distance() <= below.distance())) {
            return Optional.ofNullable(upper);
        }
        return Optional.of(new Match(below.x(), below.y() + middle, below.distance()));
    }

    private final class Lower extends HelperThread {
        private final Picture part;
        private final LeastSum best;
        private @Nullable Match match;

        private Lower(Picture part, LeastSum best) {
            super("find");
            this.part = part;
            this.best = best;
        }

        @Override
        public void run() {
            match = new PictureSearch(needle, part, best).run();
        }
    }
}

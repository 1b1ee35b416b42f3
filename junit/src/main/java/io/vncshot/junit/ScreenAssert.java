package io.vncshot.junit;

import io.vncshot.imaging.Area;
import io.vncshot.imaging.PictureComparison;
import io.vncshot.imaging.PictureComparison.Rule;
import io.vncshot.imaging.PictureComparison.Smoothing;
import io.vncshot.imaging.PictureMask;
import io.vncshot.rfb.RfbSession;
import io.vncshot.rfb.transport.Deadline;
import io.vncshot.visual.Baselines;
import io.vncshot.visual.CheckException;
import io.vncshot.visual.CheckOrder;
import io.vncshot.visual.CheckResult;
import io.vncshot.visual.NameTemplate;
import io.vncshot.visual.Results;
import io.vncshot.visual.ResultsFolder;
import io.vncshot.visual.SteadyScreen;
import io.vncshot.visual.Tolerance;
import io.vncshot.visual.VisualChecks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** An assertion about a screen, ended by {@link #matches}. For one thread. */
public final class ScreenAssert {
    /** Results of tests that run at the same time go to one folder. */
    private static final Object RESULTS = new Object();

    private final RfbSession screen;
    private final Class<?> test;
    private final TestSettings settings;
    private final List<Area> regions = new ArrayList<>();
    private final List<Area> masks = new ArrayList<>();
    private double threshold = Rule.DEFAULT.threshold();
    private Smoothing smoothing = Rule.DEFAULT.smoothing();
    private OptionalLong maxPixels = OptionalLong.empty();
    private OptionalDouble maxRatio = OptionalDouble.empty();
    private Duration quiet = Duration.ofMillis(500);
    private Duration timeout = Duration.ofSeconds(30);

    ScreenAssert(RfbSession screen, Class<?> test, TestSettings settings) {
        this.screen = screen;
        this.test = test;
        this.settings = settings;
    }

    /** Compares this part of the screen; with several regions, all of them, and nothing else. */
    public ScreenAssert region(int x, int y, int width, int height) {
        regions.add(new Area(x, y, width, height));
        return this;
    }

    /** Leaves this part of the screen out; may be called more than once. */
    public ScreenAssert masked(int x, int y, int width, int height) {
        masks.add(new Area(x, y, width, height));
        return this;
    }

    /**
     * Sets how far the colours of a pixel may be apart.
     *
     * @param share from 0, equal, to 1; 0.1 unless it is set
     */
    public ScreenAssert pixelThreshold(double share) {
        threshold = share;
        return this;
    }

    /** Counts pixels that differ only by how they smooth an edge, too. */
    public ScreenAssert countingAntiAliased() {
        smoothing = Smoothing.COUNTED;
        return this;
    }

    /** Allows so many pixels to differ; none unless this or {@link #maxDiffRatio} is called. */
    public ScreenAssert maxDiffPixels(long pixels) {
        maxPixels = OptionalLong.of(pixels);
        return this;
    }

    /**
     * Allows a share of the compared pixels to differ; with {@link #maxDiffPixels} the smaller one counts.
     *
     * @param share from 0 to 1
     */
    public ScreenAssert maxDiffRatio(double share) {
        maxRatio = OptionalDouble.of(share);
        return this;
    }

    /** Compares when nothing has changed for so long outside of what is masked; 0.5 seconds unless it is set. */
    public ScreenAssert stableFor(Duration duration) {
        quiet = duration;
        return this;
    }

    /** Waits so long at most for that; 30 seconds unless it is set. */
    public ScreenAssert within(Duration duration) {
        timeout = duration;
        return this;
    }

    /**
     * Compares the screen with the baseline {@code TEST-NAME-WIDTHxHEIGHT.png}, which is in the folder of the test's package
     * below {@code src/test/resources}. Where there is none it is made, unless {@code CI} is set in the environment or
     * {@code -Dvncshot.update} says otherwise: {@code missing}, {@code changed}, {@code all} or {@code none}.
     *
     * @param name a name that no other check of the test class has
     * @throws AssertionError when the screen differs, has another size, does not come to rest, or has no baseline
     * @throws IllegalArgumentException for a name that cannot be that of a file, and for limits out of range
     * @throws UncheckedIOException when the connection fails, or a file cannot be written
     */
    public void matches(String name) {
        Tolerance tolerance = new Tolerance(new Rule(threshold, smoothing), maxPixels, maxRatio);
        String check = test.getSimpleName() + "-" + name;
        CheckOrder order = new CheckOrder(check, screen.desktopName(), tolerance, regions, masks, settings.now());
        CheckResult result;
        try {
            synchronized (RESULTS) {
                result = check(order);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("check " + check + ": " + e.getMessage(), e);
        }
        if (result.status().isFailure()) {
            throw new AssertionError("check " + check + ": " + result.message());
        }
    }

    private CheckResult check(CheckOrder order) throws IOException {
        String folder = settings.baselines() + "/" + test.getPackageName().replace('.', '/');
        Results empty = new Results(
                "vncshot-junit", PictureComparison.NAME + " " + PictureComparison.VERSION, folder, List.of());
        ResultsFolder results = ResultsFolder.open(settings.results(), Path.of(settings.results()), empty);
        Baselines baselines = new Baselines(folder, Path.of(folder), NameTemplate.DEFAULT);
        VisualChecks checks = new VisualChecks(baselines, settings.update(), results);
        long start = System.nanoTime();
        CheckResult result = result(checks, order).took((System.nanoTime() - start) / 1_000_000);
        results.put(result);
        results.save();
        return result;
    }

    private CheckResult result(VisualChecks checks, CheckOrder order) throws IOException {
        SteadyScreen steady = new SteadyScreen(screen, new SteadyScreen.Masks() {
            @Override
            public PictureMask of(int width, int height) throws CheckException {
                return checks.mask(order, width, height);
            }
        });
        try {
            if (steady.await(quiet, Deadline.after(timeout))) {
                return checks.check(order, steady.now());
            }
        } catch (CheckException e) {
            return checks.error(order, steady.now(), String.valueOf(e.getMessage()));
        }
        String message =
                "the screen did not come to rest within " + timeout.toMillis() + " ms" + steady.movingInWords();
        return checks.neverStable(order, steady.previous(), steady.now(), steady.moving(), message);
    }
}

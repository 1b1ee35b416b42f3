package io.vncshot.interop;

import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PictureComparison;
import io.vncshot.imaging.PictureMask;
import io.vncshot.imaging.PngReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The comparison counts the pixels that npm's pixelmatch counts. */
class PixelmatchTest {
    private static final List<Double> THRESHOLDS = List.of(0.0, 0.05, 0.1, 0.3);

    @TempDir
    private Path folder;

    @Test
    void countsArePixelmatchsToThePixel() throws IOException {
        Path script = NodeFolder.script("pixelmatch.mjs");
        List<String> orders = new ArrayList<>();
        List<String> ours = new ArrayList<>();
        long different = 0;
        long smoothing = 0;
        for (PicturePairs.Pair pair : new PicturePairs(folder).all()) {
            Picture first = PngReader.readExactly(Files.readAllBytes(pair.first()));
            Picture second = PngReader.readExactly(Files.readAllBytes(pair.second()));
            for (double threshold : THRESHOLDS) {
                long all = count(first, second, threshold, PictureComparison.Smoothing.COUNTED);
                long sharp = count(first, second, threshold, PictureComparison.Smoothing.LEFT_OUT);
                orders.add(pair.first() + "\t" + pair.second() + "\t" + threshold + "\ttrue");
                ours.add(pair.name() + " at " + threshold + " with anti-aliasing: " + all);
                orders.add(pair.first() + "\t" + pair.second() + "\t" + threshold + "\tfalse");
                ours.add(pair.name() + " at " + threshold + ": " + sharp);
                different += sharp;
                smoothing += all - sharp;
            }
        }
        assertThat(different).as("the pairs differ").isGreaterThan(10_000);
        assertThat(smoothing).as("there is anti-aliasing to leave out").isGreaterThan(1000);

        assertThat(ours).isEqualTo(pixelmatchCounts(script, orders, ours));
    }

    private static long count(Picture first, Picture second, double threshold, PictureComparison.Smoothing smoothing) {
        return PictureComparison.compare(
                        first,
                        second,
                        PictureMask.none(first.width(), first.height()),
                        new PictureComparison.Rule(threshold, smoothing))
                .different();
    }

    /** In the words of our own lines. */
    private List<String> pixelmatchCounts(Path script, List<String> orders, List<String> ours) throws IOException {
        Path file = Files.write(folder.resolve("orders"), orders);
        String[] counts = Command.of("node", script.toString(), file.toString())
                .runSuccessfully()
                .output()
                .split("\n");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            lines.add(ours.get(i).substring(0, ours.get(i).lastIndexOf(' ') + 1) + counts[i]);
        }
        return lines;
    }
}

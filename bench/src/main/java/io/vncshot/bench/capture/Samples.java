package io.vncshot.bench.capture;

import java.util.ArrayList;
import java.util.List;

/** What was measured of one program, a value a round; once it did not end in time it has no more values. */
public final class Samples {
    private final List<Double> values = new ArrayList<>();

    public void add(double value) {
        values.add(value);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public double median() {
        return median(values);
    }

    /** The median of what this program took for each round, divided by what the other took for the same round. */
    public double medianRatioTo(Samples other) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < values.size(); round++) {
            ratios.add(values.get(round) / other.values.get(round));
        }
        return median(ratios);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}

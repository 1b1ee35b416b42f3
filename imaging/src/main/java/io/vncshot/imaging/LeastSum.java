package io.vncshot.imaging;

/** The least sum of distances that the threads of a search have found. */
final class LeastSum {
    private volatile double value;

    /** @param limit the largest sum that counts as found */
    LeastSum(double limit) {
        value = limit;
    }

    double get() {
        return value;
    }

    synchronized void lowerTo(double sum) {
        value = Math.min(value, sum);
    }
}

package io.vncshot.bench.proxy;

import java.io.IOException;
import java.net.URI;

/**
 * How fast a proxy carries a load, and at what cost.
 *
 * @param perSecond units of the load a second
 * @param cpuSeconds of the proxy, for one unit
 */
record Rate(double perSecond, double cpuSeconds) {
    private static final int GROWTH = 4;

    /** Begins with a small amount and lets it grow until it takes long enough to be measured. */
    static Rate measure(Load load, URI address, ProcessTree proxy, long amount, double leastSeconds)
            throws IOException {
        long tried = amount;
        while (true) {
            double cpu = proxy.cpuSeconds();
            long start = System.nanoTime();
            load.run(address, tried);
            double seconds = (System.nanoTime() - start) / 1e9;
            if (seconds >= leastSeconds) {
                return new Rate(tried / seconds, (proxy.cpuSeconds() - cpu) / tried);
            }
            tried *= GROWTH;
        }
    }
}

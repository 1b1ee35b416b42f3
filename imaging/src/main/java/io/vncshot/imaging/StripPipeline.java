package io.vncshot.imaging;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;

/** Strips deflated by several threads, the caller's among them, which alone writes. */
final class StripPipeline {
    private final StripPlan plan;
    private final StripRing ring;
    private final Helper[] helpers;

    StripPipeline(StripPlan plan, int threads) {
        this.plan = plan;
        int helperCount = Math.min(threads, plan.count()) - 1;
        // Strips take different times: two places more than threads keep all of these busy.
        this.ring = new StripRing(plan.count(), helperCount == 0 ? 1 : helperCount + 3);
        this.helpers = new Helper[helperCount];
        for (int i = 0; i < helperCount; i++) {
            helpers[i] = new Helper();
        }
    }

    /**
     * Writes all strips in their order. No thread is left when this returns or throws.
     *
     * @return the Adler-32 of all scanlines
     */
    int write(OutputStream out) throws IOException {
        try (StripDeflater deflater = new StripDeflater(plan)) {
            for (Helper helper : helpers) {
                helper.start();
            }
            return write(deflater, out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while writing a PNG").initCause(e);
        } finally {
            ring.stop();
            for (Helper helper : helpers) {
                helper.awaitEnd();
            }
        }
    }

    private int write(StripDeflater deflater, OutputStream out) throws IOException, InterruptedException {
        int adler = AdlerSum.EMPTY;
        int next = 0;
        while (next < plan.count()) {
            if (ring.isReady(next)) {
                Strip strip = ring.strip(next);
                strip.writeTo(out);
                adler = strip.adlerAfter(adler);
                ring.markWritten(next++);
                continue;
            }
            int claimed = ring.claim();
            if (claimed < 0) {
                ring.awaitReady(next);
            } else {
                deflater.deflate(claimed, ring.strip(claimed));
                ring.markReady(claimed);
            }
        }
        return adler;
    }

    private final class Helper extends HelperThread {
        Helper() {
            super("png-deflater");
        }

        @Override
        public void run() {
            try (StripDeflater deflater = new StripDeflater(plan)) {
                for (int strip = ring.awaitClaim(); strip >= 0; strip = ring.awaitClaim()) {
                    deflater.deflate(strip, ring.strip(strip));
                    ring.markReady(strip);
                }
            } catch (Throwable e) {
                ring.fail(e);
            }
        }
    }
}

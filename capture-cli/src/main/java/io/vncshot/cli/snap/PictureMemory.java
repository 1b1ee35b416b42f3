package io.vncshot.cli.snap;

import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import java.util.concurrent.Semaphore;

/**
 * The memory for the pictures of desktops that are looked at at the same time, so that large screens wait for each other
 * instead of filling the heap, and what a hostile server calls its size does not matter. For any number of threads.
 */
public final class PictureMemory {
    private static final int UNIT = 1 << 16;
    private static final int UNITS_BESIDE_PIXELS = 32;
    private static final int BYTES = Integer.BYTES;

    private final int units;
    private final int fairShare;
    private final int bytesPerPixel;
    private final Semaphore free;

    /**
     * Memory to share.
     *
     * @param bytes of all desktops
     * @param desktops that are looked at at a time, at most
     * @param copies of its pixels that a desktop needs
     */
    public PictureMemory(long bytes, int desktops, int copies) {
        units = (int) Math.max(1, Math.min(Integer.MAX_VALUE, bytes / UNIT));
        fairShare = Math.max(1, units / desktops);
        bytesPerPixel = copies * BYTES;
        free = new Semaphore(units, true);
    }

    /**
     * Takes a share for a screen, waiting for what others have. It is a fair one at least, so that the screen may grow.
     *
     * @return to be given back by {@link #release}
     * @throws RfbException for a screen that all of the memory is too small for
     */
    int take(int width, int height) throws RfbException {
        long needed = UNITS_BESIDE_PIXELS + ((long) width * height * bytesPerPixel + UNIT - 1) / UNIT;
        if (needed > units) {
            throw new RfbException(
                    Reason.PROTOCOL,
                    "the screen is " + width + "x" + height + " and takes " + mebibytes(needed)
                            + " MiB of memory, of which there are " + mebibytes(units)
                            + " for pictures; VNCSHOT_JAVA_OPTS=-Xmx2g gives more");
        }
        int share = (int) Math.max(needed, fairShare);
        free.acquireUninterruptibly(share);
        return share;
    }

    /** How many pixels a screen may have in a share. */
    int pixels(int share) {
        long bytes = (long) Math.max(0, share - UNITS_BESIDE_PIXELS) * UNIT;
        return (int) Math.min(Integer.MAX_VALUE, bytes / bytesPerPixel);
    }

    void release(int share) {
        free.release(share);
    }

    private static long mebibytes(long units) {
        return (units * UNIT) >> 20;
    }
}

package io.vncshot.imaging;

import java.util.HashMap;
import java.util.Map;
import java.util.zip.Adler32;
import java.util.zip.Deflater;

/**
 * Deflates strips, each from an empty window to a byte boundary: put together they are one stream, whoever deflated
 * which. For one thread, which closes it.
 */
final class StripDeflater implements AutoCloseable {
    // RFC 1950: deflate with a window of 32 KiB, the fastest algorithm, no dictionary.
    private static final int ZLIB_METHOD = 0x78;
    private static final int ZLIB_FLAGS = 0x01;

    private final StripPlan plan;
    private final byte[] scanlines;
    // One for each coding: zlib may deflate what follows a change of strategy by the strategy before. And no EnumMap,
    // whose constructor reflects.
    private final Map<Coding, Deflater> deflaters = new HashMap<>();

    StripDeflater(StripPlan plan) {
        this.plan = plan;
        this.scanlines = new byte[plan.stripBytes()];
    }

    void deflate(int number, Strip strip) {
        int firstRow = plan.firstRow(number);
        int rows = plan.rows(number);
        Coding coding = plan.scanlines().codingOf(firstRow, rows);
        plan.scanlines().fill(firstRow, rows, coding, scanlines);
        int length = rows * plan.scanlines().rowBytes();
        Adler32 adler = new Adler32();
        adler.update(scanlines, 0, length);
        strip.begin(length, (int) adler.getValue());
        if (number == 0) {
            strip.append(ZLIB_METHOD);
            strip.append(ZLIB_FLAGS);
        }
        append(deflaterOf(coding), length, number == plan.count() - 1, strip);
        strip.finish();
    }

    private void append(Deflater deflater, int length, boolean isLast, Strip strip) {
        deflater.reset();
        deflater.setInput(scanlines, 0, length);
        // Apart from the flush: the first call after setStrategy may use up the input without heeding it.
        strip.append(deflater, Deflater.NO_FLUSH);
        if (isLast) {
            deflater.finish();
        }
        strip.append(deflater, Deflater.SYNC_FLUSH);
    }

    private Deflater deflaterOf(Coding coding) {
        Deflater deflater = deflaters.get(coding);
        if (deflater == null) {
            deflater = coding.newDeflater();
            deflaters.put(coding, deflater);
        }
        return deflater;
    }

    /** Frees the native memory. */
    @Override
    public void close() {
        for (Deflater deflater : deflaters.values()) {
            deflater.end();
        }
    }
}

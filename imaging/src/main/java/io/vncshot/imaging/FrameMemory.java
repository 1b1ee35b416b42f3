package io.vncshot.imaging;

import java.util.Optional;

/** The frame before, for what has changed since. */
final class FrameMemory {
    private final int width;
    private final int height;
    private final int[] pixels;
    private boolean empty = true;

    FrameMemory(int width, int height) {
        this.width = width;
        this.height = height;
        this.pixels = new int[width * height];
    }

    boolean isEmpty() {
        return empty;
    }

    /** The smallest rectangle that holds all changes, the whole picture at first; empty for none. */
    Optional<Area> change(Picture frame) {
        if (frame.width() != width || frame.height() != height) {
            throw new IllegalArgumentException(
                    "frame of " + frame.width() + "x" + frame.height() + " among those of " + width + "x" + height);
        }
        if (empty) {
            return Optional.of(new Area(0, 0, width, height));
        }
        int left = width;
        int right = -1;
        int top = height;
        int bottom = -1;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (differs(frame, x, y)) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = y;
                }
            }
        }
        return right < 0 ? Optional.empty() : Optional.of(new Area(left, top, right - left + 1, bottom - top + 1));
    }

    /** Whether a pixel is another than before. */
    boolean differs(Picture frame, int x, int y) {
        return empty || ((pixels[y * width + x] ^ frame.argb()[frame.rowStart(y) + x]) & 0xFFFFFF) != 0;
    }

    void remember(Picture frame) {
        for (int y = 0; y < height; y++) {
            System.arraycopy(frame.argb(), frame.rowStart(y), pixels, y * width, width);
        }
        empty = false;
    }
}

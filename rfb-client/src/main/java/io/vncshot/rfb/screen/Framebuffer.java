package io.vncshot.rfb.screen;

import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The screen: row-major {@code 0xFFRRGGBB}. A pixel that no rectangle has painted yet is 0, so its alpha says whether it has
 * come. For the session's thread alone.
 */
public final class Framebuffer {
    /** RFB counts in U16, and no desktop comes near this. */
    public static final int MAX_SIDE = 32767;

    /** 64 MiB of them, more than a screen of 3840x2160. */
    private static final int PREPARED_PIXELS = 1 << 24;

    private int maxPixels;
    private int width;
    private int height;
    /** Empty until the first rectangle, if large: a server that only announces a size costs little memory. */
    private int[] pixels = {};

    private @Nullable PixelMemory prepared;

    /** So many have come, from the first on. */
    private int paintedInFront;

    public Framebuffer(int maxPixels) {
        this.maxPixels = maxPixels;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** All of it. */
    public Rectangle bounds() {
        return new Rectangle(0, 0, width, height);
    }

    /** The pixels themselves, not a copy; empty when none has been painted. */
    public int[] pixels() {
        return pixels;
    }

    /** From now on refuses other sizes of more than so many pixels. */
    public void limit(int newMaxPixels) {
        maxPixels = Math.min(maxPixels, newMaxPixels);
    }

    /**
     * Gives the screen another size; nothing is painted then.
     *
     * @param message names the message that asks for it
     * @throws RfbException for a size that is 0 or over a limit
     */
    public void resize(int newWidth, int newHeight, String message) throws RfbException {
        if (newWidth < 1 || newHeight < 1 || newWidth > MAX_SIDE || newHeight > MAX_SIDE) {
            throw RfbException.protocol(message + " with a screen of " + newWidth + "x" + newHeight
                    + ": each side must be 1 to " + MAX_SIDE);
        }
        if ((long) newWidth * newHeight > maxPixels) {
            throw RfbException.protocol(message + " with a screen of " + newWidth + "x" + newHeight
                    + ": over the limit of " + maxPixels + " pixels");
        }
        width = newWidth;
        height = newHeight;
        release();
    }

    /** Begins to take the memory for the pixels of a screen that is not very large, before they come. */
    public void prepare() {
        if (pixels.length == 0 && prepared == null && width * height <= PREPARED_PIXELS) {
            prepared = PixelMemory.begin(width * height);
        }
    }

    private void allocate() {
        pixels = prepared == null ? new int[width * height] : prepared.await();
        prepared = null;
    }

    /** Forgets which pixels have come, and their values. */
    public void clear() {
        Arrays.fill(pixels, 0);
        paintedInFront = 0;
    }

    /** The same, but that the array is the caller's from here on. */
    public void release() {
        pixels = new int[0];
        prepared = null;
        paintedInFront = 0;
    }

    /**
     * The part of the screen that a rectangle paints.
     *
     * @throws RfbException when it does not lie on the screen
     */
    public Region region(Rectangle rectangle) throws RfbException {
        if (!rectangle.fitsIn(width, height)) {
            throw RfbException.protocol("rectangle " + rectangle + ": not on the screen of " + width + "x" + height);
        }
        if (pixels.length == 0 && !rectangle.isEmpty()) {
            allocate();
        }
        return new Region(this, rectangle);
    }

    /** Pixels that have not come may have been copied into these rows. */
    void recheckFrom(int row) {
        if (paintedInFront < pixels.length) {
            paintedInFront = Math.min(paintedInFront, row * width);
        }
    }

    /** Whether every pixel has been painted. Those before the first that has not are not looked at again. */
    public boolean isComplete() {
        int[] screen = pixels;
        int i = paintedInFront;
        while (i < screen.length && screen[i] < 0) {
            i++;
        }
        paintedInFront = i;
        return i > 0 && i == screen.length;
    }

    /** The first row of which {@link #isComplete} has found a pixel missing; the height when there is none. */
    public int firstMissingRow() {
        return paintedInFront / width;
    }

    /** How many pixels have been painted. */
    public int paintedPixels() {
        int painted = 0;
        for (int pixel : pixels) {
            painted -= pixel >> 31;
        }
        return painted;
    }

    /** The smallest rectangle around all that has not been painted. */
    public Rectangle missing() {
        if (pixels.length == 0) {
            return new Rectangle(0, 0, width, height);
        }
        int left = width;
        int right = 0;
        int top = height;
        int bottom = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (pixels[y * width + x] == 0) {
                    left = Math.min(left, x);
                    right = Math.max(right, x + 1);
                    top = Math.min(top, y);
                    bottom = y + 1;
                }
            }
        }
        return right == 0 ? new Rectangle(0, 0, 0, 0) : new Rectangle(left, top, right - left, bottom - top);
    }
}

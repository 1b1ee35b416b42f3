package io.vncshot.rfb.screen;

import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import org.jspecify.annotations.Nullable;

/** The screen, and which of its pixels rectangles have painted: row-major {@code 0xFFRRGGBB}. For the session's thread alone. */
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
    private @Nullable PaintedPixels painted;

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
        painted = new PaintedPixels(width, height);
    }

    /** Forgets which pixels have come. Their values stay until others come. */
    public void clear() {
        if (painted != null) {
            painted.clear();
        }
    }

    /** The same, but that the array is the caller's from here on. */
    public void release() {
        pixels = new int[0];
        prepared = null;
        painted = null;
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
        if (painted == null && !rectangle.isEmpty()) {
            allocate();
        }
        return new Region(this, painted, rectangle);
    }

    /** Whether every pixel has been painted. */
    public boolean isComplete() {
        return painted != null && painted.isComplete();
    }

    /** The first row of which a pixel is missing; the height when there is none. */
    public int firstMissingRow() {
        return painted == null ? 0 : painted.firstMissingRow();
    }

    /** How many pixels have been painted. */
    public int paintedPixels() {
        return painted == null ? 0 : painted.count();
    }

    /** The smallest rectangle around all that has not been painted. */
    public Rectangle missing() {
        return painted == null ? bounds() : painted.missing();
    }
}

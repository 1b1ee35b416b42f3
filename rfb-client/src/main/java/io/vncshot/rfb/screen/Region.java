package io.vncshot.rfb.screen;

import io.vncshot.rfb.io.ByteSource;
import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The part of the screen that one rectangle paints, in the rectangle's own coordinates: the only writer of the framebuffer.
 * What would leave the rectangle is refused.
 */
public final class Region {
    /** Raw rectangles are read so many at a time: what has come of a large one counts even when the rest does not come. */
    private static final int BAND_PIXELS = 1 << 16;

    /** For so few pixels a loop is done before {@code Arrays.fill} has begun; RRE has many rectangles of a pixel or two. */
    private static final int NARROW = 8;

    private final int[] screen;
    private final @Nullable PaintedPixels painted;
    private final int screenWidth;
    private final int screenHeight;
    private final Rectangle area;
    /** So many rows of it have been painted. */
    private int paintedRows;

    /** @param painted none where the screen has no memory yet, and the area is empty */
    Region(Framebuffer framebuffer, @Nullable PaintedPixels painted, Rectangle area) {
        this.painted = painted;
        this.area = area;
        screen = framebuffer.pixels();
        screenWidth = framebuffer.width();
        screenHeight = framebuffer.height();
    }

    public int width() {
        return area.width();
    }

    public int height() {
        return area.height();
    }

    /** So many rows, from the first on, show what they are to show. */
    public void paintedTo(int rows) {
        if (painted != null && rows > paintedRows) {
            painted.add(area.x(), area.y() + paintedRows, area.width(), rows - paintedRows);
            paintedRows = rows;
        }
    }

    /** All rows do. */
    public void paintedAll() {
        paintedTo(area.height());
    }

    /** Reads all rows of PIXELs into place. */
    public void readRows(RfbInput in, PixelCodec pixels) throws RfbException {
        int band = Math.max(1, BAND_PIXELS / Math.max(1, area.width()));
        for (int y = 0; y < area.height(); y += band) {
            int rows = Math.min(band, area.height() - y);
            pixels.readRows(in, screen, index(0, y), screenWidth, area.width(), rows);
            paintedTo(y + rows);
        }
    }

    /** Reads a row of PIXELs into place. */
    public void readRow(int y, ByteSource in, PixelCodec pixels) throws RfbException {
        check(0, y, area.width(), 1);
        pixels.readPixels(in, screen, index(0, y), area.width());
    }

    /** Reads a row of TPIXELs into place. */
    public void readTightRow(int y, ByteSource in, PixelCodec pixels) throws RfbException {
        check(0, y, area.width(), 1);
        pixels.readTight(in, screen, index(0, y), area.width());
    }

    /** Puts a block of opaque {@code 0xFFRRGGBB}, row-major and {@code width} wide, in place. */
    public void write(int x, int y, int width, int height, int[] source) throws RfbException {
        check(x, y, width, height);
        int rows = rows(width, height);
        for (int row = 0; row < rows; row++) {
            System.arraycopy(source, row * width, screen, index(x, y + row), width);
        }
    }

    /** Reads a block of CPIXELs into place. */
    public void readCompact(int x, int y, int width, int height, ByteSource in, PixelCodec pixels) throws RfbException {
        check(x, y, width, height);
        int end = y + rows(width, height);
        for (int row = y; row < end; row++) {
            pixels.readCompact(in, screen, index(x, row), width);
        }
    }

    /**
     * Puts a block of a palette's colours in place.
     *
     * @param bits of an index: 1, 2, 4 or 8
     * @param packed the indices, row by row, the first of each row in the highest bits of a byte of its own
     */
    public void writeIndexed(int x, int y, int width, int height, Palette palette, int bits, byte[] packed)
            throws RfbException {
        check(x, y, width, height);
        palette.unpack(bits, packed, width, rows(width, height), screen, index(x, y), screenWidth);
    }

    /** Fills a block with one opaque {@code 0xFFRRGGBB}. */
    public void fill(int x, int y, int width, int height, int colour) throws RfbException {
        check(x, y, width, height);
        int end = y + rows(width, height);
        for (int row = y; row < end; row++) {
            int from = index(x, row);
            if (width > NARROW) {
                Arrays.fill(screen, from, from + width, colour);
            } else {
                for (int i = from; i < from + width; i++) {
                    screen[i] = colour;
                }
            }
        }
    }

    /**
     * Copies what is at that place of the screen, which may overlap this region. Pixels that have not come yet are copied as
     * such: the region is not painted then.
     */
    public void copyFromScreen(int sourceX, int sourceY) throws RfbException {
        Rectangle source = new Rectangle(sourceX, sourceY, area.width(), area.height());
        if (!source.fitsIn(screenWidth, screenHeight)) {
            throw RfbException.protocol(
                    "CopyRect from " + source + ": not on the screen of " + screenWidth + "x" + screenHeight);
        }
        int rows = rows(area.width(), area.height());
        if (painted != null) {
            painted.copy(sourceX, sourceY, area);
        }
        paintedRows = area.height();
        for (int i = 0; i < rows; i++) {
            int row = sourceY < area.y() ? rows - 1 - i : i;
            System.arraycopy(screen, (sourceY + row) * screenWidth + sourceX, screen, index(0, row), area.width());
        }
    }

    /** The screen may have no memory yet when a rectangle without pixels comes: then its rows are nowhere. */
    private static int rows(int width, int height) {
        return width == 0 ? 0 : height;
    }

    private int index(int x, int y) {
        return (area.y() + y) * screenWidth + area.x() + x;
    }

    private void check(int x, int y, int width, int height) throws RfbException {
        if (x < 0 || y < 0 || width < 0 || height < 0 || x + width > area.width() || y + height > area.height()) {
            throw RfbException.protocol("a block of " + width + "x" + height + " at " + x + "," + y
                    + " leaves its rectangle of " + area.width() + "x" + area.height());
        }
    }
}

package io.vncshot.rfb.encoding;

import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.screen.PixelCodec;
import io.vncshot.rfb.screen.Region;
import java.util.Arrays;

/** Hextile, RFC 6143 §7.7.4: tiles of 16x16, each raw, or a background with subrectangles. */
final class HextileDecoder implements RectangleDecoder {
    private static final int TILE_SIDE = 16;
    private static final int RAW = 1;
    private static final int BACKGROUND_SPECIFIED = 2;
    private static final int FOREGROUND_SPECIFIED = 4;
    private static final int ANY_SUBRECTANGLES = 8;
    private static final int SUBRECTANGLES_COLOURED = 16;
    private static final int ALL_BITS = 31;
    /** No colour on a screen: those are opaque. */
    private static final int NEVER_GIVEN = 0;

    private final int[] tile = new int[TILE_SIDE * TILE_SIDE];
    private int background;
    private int foreground;

    @Override
    public void decode(RfbInput in, PixelCodec pixels, Region target) throws RfbException {
        background = NEVER_GIVEN;
        foreground = NEVER_GIVEN;
        for (int y = 0; y < target.height(); y += TILE_SIDE) {
            int height = Math.min(TILE_SIDE, target.height() - y);
            for (int x = 0; x < target.width(); x += TILE_SIDE) {
                int width = Math.min(TILE_SIDE, target.width() - x);
                if (readTile(in, pixels, width, height)) {
                    target.write(x, y, width, height, tile);
                } else {
                    target.fill(x, y, width, height, background);
                }
            }
            target.paintedTo(y + height);
        }
    }

    /** Whether it is more than its background. */
    private boolean readTile(RfbInput in, PixelCodec pixels, int width, int height) throws RfbException {
        int mask = in.readU8();
        if (mask > ALL_BITS) {
            throw RfbException.protocol("Hextile subencoding mask " + mask + ": must be 0 to 31 (RFC 6143 §7.7.4)");
        }
        if ((mask & RAW) != 0) {
            pixels.readPixels(in, tile, 0, width * height);
            return true;
        }
        if ((mask & BACKGROUND_SPECIFIED) != 0) {
            background = pixels.readPixel(in);
        }
        if ((mask & FOREGROUND_SPECIFIED) != 0) {
            foreground = pixels.readPixel(in);
        }
        checkGiven(background, "background");
        if ((mask & ANY_SUBRECTANGLES) == 0) {
            return false;
        }
        Arrays.fill(tile, 0, width * height, background);
        readSubrectangles(in, pixels, mask, width, height);
        return true;
    }

    private void readSubrectangles(RfbInput in, PixelCodec pixels, int mask, int width, int height)
            throws RfbException {
        boolean coloured = (mask & SUBRECTANGLES_COLOURED) != 0;
        int count = in.readU8();
        for (int i = 0; i < count; i++) {
            int colour = coloured ? pixels.readPixel(in) : foreground;
            checkGiven(colour, "foreground");
            int place = in.readU16();
            fill(place >> 12, place >> 8 & 15, (place >> 4 & 15) + 1, (place & 15) + 1, colour, width, height);
        }
    }

    private void fill(int x, int y, int width, int height, int colour, int tileWidth, int tileHeight)
            throws RfbException {
        if (x + width > tileWidth || y + height > tileHeight) {
            throw RfbException.protocol("Hextile subrectangle of " + width + "x" + height + " at " + x + "," + y
                    + " leaves its tile of " + tileWidth + "x" + tileHeight);
        }
        for (int row = y; row < y + height; row++) {
            int from = row * tileWidth + x;
            for (int i = from; i < from + width; i++) {
                tile[i] = colour;
            }
        }
    }

    private static void checkGiven(int colour, String what) throws RfbException {
        if (colour == NEVER_GIVEN) {
            throw RfbException.protocol("Hextile tile with the " + what + " of the tile before it: none was given");
        }
    }
}

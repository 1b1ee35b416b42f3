package io.vncshot.testserver.demo;

import io.vncshot.testserver.Area;

/** Hills under a wide sky. */
final class Wallpaper {
    private static final float HORIZON = 430;
    private static final int SUN_X = 520;
    private static final int SUN_Y = 336;
    private static final int SUN_RADIUS = 46;
    private static final int GLOW = 192;
    /** Squares of distances fall into classes of 2 to this power. */
    private static final int GLOW_STEP = 7;

    private static final int HAZE_DEPTH = 220;
    /** Outlines are in 256ths of a pixel. */
    private static final int PIXEL = 256;

    private final int[] pixels;
    private final int width;
    private final int height;
    private final Scenery scenery;
    private final Canvas canvas;

    private Wallpaper(int[] pixels, int width, int height, Scenery scenery) {
        this.pixels = pixels;
        this.width = width;
        this.height = height;
        this.scenery = scenery;
        this.canvas = new Canvas(pixels, width, new Area(0, 0, width, height));
    }

    /** Fills the pixels, row-major, width*height. */
    static void paint(int[] pixels, int width, int height, Scenery scenery) {
        Wallpaper wallpaper = new Wallpaper(pixels, width, height, scenery);
        wallpaper.sky();
        wallpaper.stars();
        wallpaper.glow();
        wallpaper.canvas.disc(SUN_X, SUN_Y, SUN_RADIUS, scenery.sun());
        wallpaper.ranges();
    }

    private void sky() {
        int[] colours = scenery.sky();
        for (int y = 0; y < HORIZON; y++) {
            canvas.fill(new Area(0, y, width, 1), Colour.gradient(colours, y / HORIZON));
        }
    }

    private void stars() {
        float brightness = scenery.stars();
        for (int star = 0; star < 130 && brightness > 0; star++) {
            float size = Ridge.noise(3 * star + 2);
            int x = (int) (Ridge.noise(3 * star) * width);
            int y = (int) (Ridge.noise(3 * star + 1) * 300);
            float shine = brightness * (1 - y / 320f) * (0.25f + 0.75f * size);
            canvas.dot(x, y, Colour.WHITE, shine);
            if (size > 0.93f) {
                canvas.disc(x + 0.5f, y + 0.5f, 1.1f, Colour.over(0x8090C0, Colour.WHITE, (int) (160 * shine)));
            }
        }
    }

    /** The light around the sun; hills hide what is more than half of it below the sun. */
    private void glow() {
        int[] shine = new int[(GLOW * GLOW) >> GLOW_STEP];
        for (int i = 0; i < shine.length; i++) {
            float rest = 1 - (float) i / shine.length;
            shine[i] = (int) (120 * rest * rest * rest);
        }
        for (int y = 1 - GLOW; y < GLOW / 2; y++) {
            int half = (int) Math.sqrt(GLOW * GLOW - 1 - y * y);
            glowRow((SUN_Y + y) * width + SUN_X, half, y * y, shine);
        }
    }

    private void glowRow(int start, int half, int squareY, int[] shine) {
        for (int x = 0; x < half; x++) {
            int alpha = shine[(x * x + squareY) >> GLOW_STEP];
            int colour = Colour.over(pixels[start + x], scenery.sun(), alpha);
            pixels[start + x] = colour;
            pixels[start - 1 - x] = colour;
        }
    }

    /** Each range is painted down to where the next one hides it all. */
    private void ranges() {
        int[] colours = scenery.hills();
        int[] outline = outline(0);
        for (int range = 0; range < colours.length; range++) {
            int[] next = range + 1 < colours.length ? outline(range + 1) : new int[] {height * PIXEL};
            hills(outline, colours[range], Math.min(height, max(next) / PIXEL + 1));
            outline = next;
        }
    }

    private int[] outline(int range) {
        float[] relief = Ridge.outline(width, 2466 + 131 * range, 300 - 27 * range, 130 - 8 * range, 0.4f);
        int[] outline = new int[width];
        int base = 440 + 84 * range;
        for (int x = 0; x < width; x++) {
            outline[x] = (int) ((base - relief[x]) * PIXEL);
        }
        return outline;
    }

    private void hills(int[] outline, int colour, int end) {
        int first = -max(negated(outline)) / PIXEL;
        int solid = max(outline) / PIXEL + 1;
        int haze = Colour.over(Colour.gradient(scenery.sky(), 1), colour, 110);
        for (int y = first; y < end; y++) {
            int hazy = Colour.over(colour, haze, Math.min(110, 110 * (y - first) / HAZE_DEPTH));
            if (y < solid) {
                row(outline, y, hazy);
            } else {
                canvas.fill(new Area(0, y, width, 1), hazy);
            }
        }
    }

    private void row(int[] outline, int y, int colour) {
        int bottom = (y + 1) * PIXEL;
        int start = y * width;
        for (int x = 0; x < outline.length; x++) {
            int coverage = bottom - outline[x];
            if (coverage >= PIXEL) {
                pixels[start + x] = colour;
            } else if (coverage > 0) {
                pixels[start + x] = Colour.over(pixels[start + x], colour, coverage);
            }
        }
    }

    private static int max(int[] values) {
        int max = Integer.MIN_VALUE;
        for (int value : values) {
            max = Math.max(max, value);
        }
        return max;
    }

    private static int[] negated(int[] values) {
        int[] negated = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            negated[i] = -values[i];
        }
        return negated;
    }
}

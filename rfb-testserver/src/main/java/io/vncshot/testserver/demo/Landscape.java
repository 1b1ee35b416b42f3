package io.vncshot.testserver.demo;

import io.vncshot.testserver.Area;

/** The picture in the picture window: mountains mirrored in a lake. */
final class Landscape {
    static final int WIDTH = 320;
    static final int HEIGHT = 208;

    private static final int SHORE = 122;
    private static final int[] SKY = {0x2F6FB5, 0x6FA8DC, 0xBFDDF2, 0xF3EBDD};
    private static final int ROCK_LIT = 0x8C93A8;
    private static final int ROCK_DARK = 0x4E5873;
    private static final int SNOW_LIT = 0xFDFEFF;
    private static final int SNOW_DARK = 0xB4C6DF;
    private static final int HAZE = 0xBFD3E6;
    private static final int FAR_WOOD = 0x4A7A78;
    private static final int NEAR_WOOD = 0x1F4A3F;
    private static final int WATER = 0x2A5D84;

    private final int[] pixels = new int[WIDTH * HEIGHT];
    private final Canvas canvas = new Canvas(pixels, WIDTH, new Area(0, 0, WIDTH, HEIGHT));

    private Landscape() {}

    /** A new picture, row-major. */
    static int[] paint() {
        Landscape landscape = new Landscape();
        landscape.sky();
        landscape.mountains();
        landscape.wood(FAR_WOOD, 5, SHORE - 9, 5, 9);
        landscape.wood(NEAR_WOOD, 9, SHORE, 8, 22);
        landscape.lake();
        return landscape.pixels;
    }

    private void sky() {
        for (int y = 0; y < SHORE; y++) {
            canvas.fill(new Area(0, y, WIDTH, 1), Colour.gradient(SKY, (float) y / (SHORE - 10)));
        }
        cloud(70, 30, 30);
        cloud(232, 20, 22);
        cloud(286, 44, 16);
    }

    private void cloud(int x, int y, int size) {
        for (int puff = -2; puff <= 2; puff++) {
            float radius = size * (0.36f - 0.07f * Math.abs(puff)) * (0.8f + 0.5f * Ridge.noise(x + puff));
            softDisc(x + puff * size * 0.45f, y - radius * 0.55f, radius);
        }
    }

    private void softDisc(float centreX, float centreY, float radius) {
        for (int y = (int) (centreY - radius); y <= centreY + radius * 0.5f; y++) {
            for (int x = (int) (centreX - radius * 1.3f); x <= centreX + radius * 1.3f; x++) {
                float deltaX = (x - centreX) / (radius * 1.3f);
                float deltaY = (y - centreY) / (y < centreY ? radius : radius * 0.5f);
                canvas.dot(x, y, Colour.WHITE, 1.3f * (1 - deltaX * deltaX - deltaY * deltaY));
            }
        }
    }

    private void mountains() {
        peak(new Peak(44, 62, 1.5f, 1.25f, 3), 18);
        peak(new Peak(282, 54, 1.2f, 1.6f, 11), 22);
        peak(new Peak(118, 38, 1.15f, 1.1f, 23), 34);
        peak(new Peak(206, 22, 1.05f, 1.2f, 37), 46);
    }

    private record Peak(int x, int y, float leftSlope, float rightSlope, int seed) {}

    private void peak(Peak peak, int snowDepth) {
        float[] jag = Ridge.outline(SHORE, peak.seed(), 14, 9, 0.55f);
        float[] snowEdge = Ridge.outline(WIDTH, peak.seed() + 1, 16, 22, 0.6f);
        for (int y = peak.y(); y < SHORE; y++) {
            int depth = y - peak.y();
            float swing = Math.min(1, depth / 12f) * (jag[depth] - 7);
            int left = Math.max(0, (int) (peak.x() - depth * peak.leftSlope() + swing));
            int right = Math.min(WIDTH, (int) (peak.x() + depth * peak.rightSlope() + swing));
            int ridge = Math.min(right, (int) (peak.x() + depth * 0.18f + 1.6f * swing));
            int haze = 150 * depth / (SHORE - peak.y());
            float snowLine = depth + 14 - snowDepth;
            slope(y, left, ridge, snowEdge, snowLine, hazy(SNOW_LIT, haze), hazy(ROCK_LIT, haze));
            slope(y, Math.max(left, ridge), right, snowEdge, snowLine, hazy(SNOW_DARK, haze), hazy(ROCK_DARK, haze));
        }
    }

    private static int hazy(int colour, int haze) {
        return Colour.over(colour, HAZE, haze);
    }

    private void slope(int y, int from, int to, float[] snowEdge, float snowLine, int snow, int rock) {
        for (int x = from; x < to; x++) {
            pixels[y * WIDTH + x] = snowEdge[x] > snowLine ? snow : rock;
        }
    }

    private void wood(int colour, int step, int ground, int lowest, int spread) {
        for (int tree = 0; tree * step < WIDTH + step; tree++) {
            float x = tree * step + (Ridge.noise(tree + 500 * step) - 0.5f) * step;
            pine(x, ground, lowest + Ridge.noise(tree + 900 * step) * spread, colour);
        }
        canvas.fill(new Area(0, ground - 3, WIDTH, SHORE - ground + 3), colour);
    }

    private void pine(float x, int ground, float height, int colour) {
        int shade = Colour.over(colour, 0x0B2A2A, (int) (Ridge.noise((int) (x * 7)) * 90));
        for (int y = (int) (ground - height); y < ground; y++) {
            float depth = y - (ground - height);
            float branch = depth % 4 < 2 ? 0.75f : 1.1f;
            float half = 0.4f + depth * 0.3f * branch;
            canvas.span(y, x - half, x + half, shade);
        }
    }

    private void lake() {
        for (int y = SHORE; y < HEIGHT; y++) {
            int depth = y - SHORE;
            int mirrored = Math.max(0, SHORE - 1 - depth * 5 / 4);
            int ripple = Math.round((Ridge.noise(y) - 0.5f) * depth * 0.12f);
            for (int x = 0; x < WIDTH; x++) {
                int from = Math.max(0, Math.min(WIDTH - 1, x + ripple));
                int seen = pixels[mirrored * WIDTH + from];
                pixels[y * WIDTH + x] = Colour.over(seen, WATER, 70 + depth);
            }
        }
        for (int glint = 0; glint < 46; glint++) {
            int y = SHORE + 3 + (int) (Ridge.noise(glint + 40) * (HEIGHT - SHORE - 5));
            float x = Ridge.noise(glint + 140) * WIDTH;
            float length = 6 + Ridge.noise(glint + 240) * (y - SHORE) * 0.5f;
            canvas.tint(new Area((int) x, y, (int) length, 1), Colour.WHITE, 46);
        }
    }
}

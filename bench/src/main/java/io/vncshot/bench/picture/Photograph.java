package io.vncshot.bench.picture;

import java.util.SplittableRandom;

/** A picture that compresses like a photograph: soft shapes of many sizes and grain. The same at every call. */
public final class Photograph {
    private static final long SEED = 20_261_122;
    private static final int[] SHAPE_SIZES = {256, 64, 16, 4};
    private static final int GRAIN = 6;

    private Photograph() {}

    /** Row-major pixels, {@code 0xFFRRGGBB}. */
    public static int[] pixels(int width, int height) {
        SplittableRandom random = new SplittableRandom(SEED);
        float[][] channels = new float[3][width * height];
        for (float[] channel : channels) {
            for (int size : SHAPE_SIZES) {
                addShapes(channel, width, height, size, random.split());
            }
        }
        int[] pixels = new int[width * height];
        for (int i = 0; i < pixels.length; i++) {
            int grain = random.nextInt(-GRAIN, GRAIN + 1);
            pixels[i] = 0xFF000000
                    | level(channels[0][i], grain) << 16
                    | level(channels[1][i], grain) << 8
                    | level(channels[2][i], grain);
        }
        return pixels;
    }

    /** Random heights a grid width apart, joined by straight lines; small shapes are low. */
    private static void addShapes(float[] channel, int width, int height, int size, SplittableRandom random) {
        int columns = width / size + 2;
        float[] heights = new float[columns * (height / size + 2)];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = (float) (random.nextDouble() * Math.sqrt(size) * 10);
        }
        for (int y = 0; y < height; y++) {
            int row = y / size * columns;
            float down = (float) (y % size) / size;
            for (int x = 0; x < width; x++) {
                int corner = row + x / size;
                float right = (float) (x % size) / size;
                float above = heights[corner] * (1 - right) + heights[corner + 1] * right;
                float below = heights[corner + columns] * (1 - right) + heights[corner + columns + 1] * right;
                channel[y * width + x] += above * (1 - down) + below * down;
            }
        }
    }

    private static int level(float value, int grain) {
        return Math.max(0, Math.min(255, Math.round(value) + grain));
    }
}

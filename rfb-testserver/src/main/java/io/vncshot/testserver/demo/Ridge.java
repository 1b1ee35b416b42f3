package io.vncshot.testserver.demo;

/** The outline of a range of hills: smooth noise in octaves, the same for the same seed. */
final class Ridge {
    private Ridge() {}

    /**
     * A height for each column.
     *
     * @param roughness what each octave keeps of the height of the one before
     */
    static float[] outline(int width, int seed, float wavelength, float height, float roughness) {
        float[] outline = new float[width];
        float octaveLength = wavelength;
        float octaveHeight = height;
        for (int octave = 0; octave < 6 && octaveLength >= 2; octave++) {
            add(outline, seed + octave * 7919, octaveLength, octaveHeight);
            octaveLength /= 2;
            octaveHeight *= roughness;
        }
        return outline;
    }

    private static void add(float[] outline, int seed, float wavelength, float height) {
        for (int cell = 0; cell * wavelength < outline.length; cell++) {
            float left = height * noise(seed + cell);
            float rise = height * noise(seed + cell + 1) - left;
            int first = (int) Math.ceil(cell * wavelength);
            int end = Math.min(outline.length, (int) Math.ceil((cell + 1) * wavelength));
            for (int x = first; x < end; x++) {
                float inside = x / wavelength - cell;
                outline[x] += left + rise * inside * inside * (3 - 2 * inside);
            }
        }
    }

    /** A number from 0 to 1 that looks random. */
    static float noise(int seed) {
        int mixed = seed * 0x9E3779B1;
        mixed = (mixed ^ (mixed >>> 15)) * 0x85EBCA77;
        mixed = (mixed ^ (mixed >>> 13)) * 0xC2B2AE3D;
        return (mixed >>> 8) / (float) (1 << 24);
    }
}

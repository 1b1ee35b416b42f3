package io.vncshot.bench.picture;

/** The two kinds of picture that everything is measured with. */
public enum TestPicture {
    DESKTOP,
    PHOTOGRAPH;

    /** Row-major pixels, {@code 0xFFRRGGBB}. */
    public int[] pixels(int width, int height) {
        return this == DESKTOP ? Desktop.pixels(width, height) : Photograph.pixels(width, height);
    }
}

package io.vncshot.testserver.demo;

import io.vncshot.testserver.Area;

/** A framed picture. */
final class Picture implements Content {
    private static final int MAT = 12;
    private static final int BACKGROUND = 0xF8F6FB;

    private final int[] pixels = Landscape.paint();

    @Override
    public int width() {
        return Landscape.WIDTH + 2 * MAT;
    }

    @Override
    public int height() {
        return Landscape.HEIGHT + 2 * MAT;
    }

    @Override
    public int background() {
        return BACKGROUND;
    }

    @Override
    public void draw(Canvas canvas, int x, int y) {
        canvas.picture(new Area(x + MAT, y + MAT, Landscape.WIDTH, Landscape.HEIGHT), pixels);
    }
}

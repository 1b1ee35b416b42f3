package io.vncshot.testserver.demo;

import io.vncshot.testserver.Area;

/** The soft shadow of a window. */
final class Shadow {
    private static final int BLUR = 18;
    private static final int DROP = 8;
    private static final int COLOUR = 0x07061A;

    private Shadow() {}

    /** Everything that a frame and its shadow cover. */
    static Area around(Area frame) {
        return new Area(frame.x() - BLUR, frame.y() - BLUR + DROP, frame.width() + 2 * BLUR, frame.height() + 2 * BLUR);
    }

    /** Draws what lies outside of the frame; also a little inside, where its corners are round. */
    static void draw(Canvas canvas, Area frame, int strength) {
        Area reach = around(frame);
        int[] across = profile(reach.width());
        int[] down = profile(reach.height());
        int inset = 10;
        for (int row = 0; row < reach.height(); row++) {
            int y = reach.y() + row;
            int alpha = (down[row] * strength) >> 8;
            boolean beside = y >= frame.y() + inset && y < frame.bottom() - inset;
            int edge = beside ? BLUR + inset : reach.width();
            canvas.shade(reach.x(), y, across, 0, edge, alpha, COLOUR);
            if (beside) {
                canvas.shade(reach.x(), y, across, reach.width() - edge, reach.width(), alpha, COLOUR);
            }
        }
    }

    /** From 0 at both ends to 256 in the middle. */
    private static int[] profile(int length) {
        int[] profile = new int[length];
        for (int i = 0; i < length; i++) {
            float place = Math.min(1, Math.min(i + 1, length - i) / (2f * BLUR));
            profile[i] = (int) (256 * place * place * (3 - 2 * place));
        }
        return profile;
    }
}

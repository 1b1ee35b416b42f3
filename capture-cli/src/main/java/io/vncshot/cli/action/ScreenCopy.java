package io.vncshot.cli.action;

import io.vncshot.rfb.RfbSession;
import io.vncshot.rfb.protocol.Rectangle;
import java.util.Arrays;
import java.util.List;

/** What was on a part of a session's screen, to compare it with what is. */
final class ScreenCopy {
    private final RfbSession session;
    private final Rectangle region;
    private final int screenWidth;
    private final int screenHeight;
    private final int[] pixels;

    /** Copies the part, which must lie on the screen. */
    ScreenCopy(RfbSession session, Rectangle region) {
        this.session = session;
        this.region = region;
        screenWidth = session.width();
        screenHeight = session.height();
        pixels = new int[region.width() * region.height()];
        for (int row = 0; row < region.height(); row++) {
            System.arraycopy(session.pixels(), screenIndex(row), pixels, row * region.width(), region.width());
        }
    }

    /** Whether the screen is another size or has other pixels in that part of what was copied. */
    boolean differsIn(Rectangle part) {
        if (session.width() != screenWidth || session.height() != screenHeight) {
            return true;
        }
        for (int y = part.y(); y < part.y() + part.height(); y++) {
            int at = y * screenWidth + part.x();
            int copied = (y - region.y()) * region.width() + part.x() - region.x();
            if (!Arrays.equals(session.pixels(), at, at + part.width(), pixels, copied, copied + part.width())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the screen is another size or has other pixels, looking only at the rows of those rectangles. */
    boolean differs(List<Rectangle> painted) {
        if (session.width() != screenWidth || session.height() != screenHeight) {
            return true;
        }
        for (Rectangle rectangle : painted) {
            int first = Math.max(0, rectangle.y() - region.y());
            int end = Math.min(region.height(), rectangle.y() + rectangle.height() - region.y());
            boolean beside = first >= end;
            if (!beside && differsIn(new Rectangle(region.x(), region.y() + first, region.width(), end - first))) {
                return true;
            }
        }
        return false;
    }

    private int screenIndex(int row) {
        return (region.y() + row) * screenWidth + region.x();
    }
}

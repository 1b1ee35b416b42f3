package io.vncshot.testserver.demo;

import io.vncshot.testserver.Area;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bar at the top: the name, a switch for each window, the time. */
final class Panel {
    static final int HEIGHT = 32;

    private static final int COLOUR = 0x14142C;
    private static final int ACCENT = 0xFF7A66;
    private static final int FIRST_SWITCH = 158;
    private static final int SWITCH_PADDING = 12;
    private static final int MARGIN = 16;

    private final int width;
    private final Fonts fonts;
    private WallTime time;

    Panel(int width, Fonts fonts, WallTime time) {
        this.width = width;
        this.fonts = fonts;
        this.time = time;
    }

    void show(WallTime newTime) {
        time = newTime;
    }

    Area area() {
        return new Area(0, 0, width, HEIGHT);
    }

    void draw(Canvas canvas, List<DesktopWindow> windows) {
        if (!canvas.shows(area())) {
            return;
        }
        canvas.tint(area(), COLOUR, 190);
        int baseline = (HEIGHT - fonts.text().lineHeight()) / 2 + fonts.text().ascent();
        canvas.roundRectangle(new Area(MARGIN, 9, 14, 14), 4, ACCENT);
        canvas.disc(MARGIN + 7, 16, 3, Colour.WHITE);
        canvas.text(fonts.bold(), MARGIN + 24, baseline, DemoDesktop.NAME, Colour.WHITE);
        for (DesktopWindow window : windows) {
            drawSwitch(canvas, switchOf(window, windows), baseline, window);
        }
        String clock = time.date() + "   " + time.time();
        canvas.text(fonts.text(), width - MARGIN - fonts.text().width(clock), baseline, clock, 0xEFEAF6);
    }

    private void drawSwitch(Canvas canvas, Area area, int baseline, DesktopWindow window) {
        if (window.isVisible()) {
            canvas.roundRectangle(area, 6, 0x3A365E);
        }
        int ink = window.isVisible() ? Colour.WHITE : 0xA7A3C2;
        canvas.text(fonts.text(), area.x() + SWITCH_PADDING, baseline, window.title(), ink);
    }

    /** The window whose switch is there. */
    @Nullable
    DesktopWindow switchAt(int x, int y, List<DesktopWindow> windows) {
        for (DesktopWindow window : windows) {
            if (switchOf(window, windows).contains(x, y)) {
                return window;
            }
        }
        return null;
    }

    private Area switchOf(DesktopWindow wanted, List<DesktopWindow> windows) {
        int x = FIRST_SWITCH;
        for (DesktopWindow window : windows) {
            int switchWidth = fonts.text().width(window.title()) + 2 * SWITCH_PADDING;
            if (window == wanted) {
                return new Area(x, 5, switchWidth, HEIGHT - 10);
            }
            x += switchWidth + 4;
        }
        throw new IllegalArgumentException("no switch for " + wanted.title());
    }
}

package io.vncshot.testserver.demo;

import io.vncshot.testserver.Area;

/** A window: title bar, close button, content, and the shadow around it. */
final class DesktopWindow {
    static final int TITLE_HEIGHT = 30;

    private static final int RADIUS = 9;
    private static final int CLOSE_RADIUS = 6;
    private static final int CLOSE_COLOUR = 0xFF6B61;

    private final String title;
    private final Content content;
    private final Font font;
    private int x;
    private int y;
    private boolean visible = true;

    DesktopWindow(String title, Content content, Font font, int x, int y) {
        this.title = title;
        this.content = content;
        this.font = font;
        this.x = x;
        this.y = y;
    }

    String title() {
        return title;
    }

    Content content() {
        return content;
    }

    boolean isVisible() {
        return visible;
    }

    void toggle() {
        visible = !visible;
    }

    void moveTo(int newX, int newY) {
        x = newX;
        y = newY;
    }

    Area frame() {
        return new Area(x, y, content.width(), TITLE_HEIGHT + content.height());
    }

    /** The frame with its shadow. */
    Area reach() {
        return Shadow.around(frame());
    }

    Area titleBar() {
        return new Area(x, y, content.width(), TITLE_HEIGHT);
    }

    Area contentArea() {
        return new Area(x, y + TITLE_HEIGHT, content.width(), content.height());
    }

    boolean closesAt(int pointX, int pointY) {
        int half = CLOSE_RADIUS + 3;
        return new Area(closeX() - half, closeY() - half, 2 * half, 2 * half).contains(pointX, pointY);
    }

    void draw(Canvas canvas, boolean active) {
        if (!visible || !canvas.shows(reach())) {
            return;
        }
        Area frame = frame();
        Shadow.draw(canvas, frame, active ? 105 : 60);
        canvas.roundRectangle(frame, RADIUS, content.background());
        drawTitle(canvas, active);
        Area inside = contentArea();
        if (canvas.shows(inside)) {
            content.draw(canvas.clippedTo(inside), x, y + TITLE_HEIGHT);
        }
    }

    private void drawTitle(Canvas canvas, boolean active) {
        if (!canvas.shows(titleBar())) {
            return;
        }
        boolean dark = (content.background() & 0xFF00) < 0x8000;
        int bar = dark ? 0x2B2E49 : 0xE9E5F0;
        int ink = dark ? 0xE9EAF6 : 0x38334F;
        int background = content.background();
        int barColour = active ? bar : Colour.over(bar, background, 120);
        Area top = titleBar();
        canvas.clippedTo(top).roundRectangle(new Area(x, y, top.width(), TITLE_HEIGHT + RADIUS), RADIUS, barColour);
        int inkColour = active ? ink : Colour.over(ink, background, 130);
        int baseline = y + (TITLE_HEIGHT - font.lineHeight()) / 2 + font.ascent();
        canvas.text(font, x + 14, baseline, title, inkColour);
        canvas.disc(closeX(), closeY(), CLOSE_RADIUS, active ? CLOSE_COLOUR : Colour.over(barColour, ink, 60));
    }

    private int closeX() {
        return x + content.width() - 18;
    }

    private int closeY() {
        return y + TITLE_HEIGHT / 2;
    }
}

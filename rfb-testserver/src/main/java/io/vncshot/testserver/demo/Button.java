package io.vncshot.testserver.demo;

import io.vncshot.testserver.Area;

/** A button with a label. */
final class Button {
    private static final int RADIUS = 7;

    private final Area area;
    private final Font font;
    private final int colour;
    private final int ink;
    private String label;
    private boolean hovered;
    private boolean pressed;

    Button(Area area, Font font, String label, int colour, int ink) {
        this.area = area;
        this.font = font;
        this.label = label;
        this.colour = colour;
        this.ink = ink;
    }

    void label(String newLabel) {
        label = newLabel;
    }

    void draw(Canvas canvas, int x, int y) {
        int lit = hovered ? Colour.over(colour, Colour.WHITE, 50) : colour;
        Area place = area.movedBy(x, y);
        canvas.roundRectangle(place, RADIUS, pressed ? Colour.over(colour, 0, 50) : lit);
        int textX = place.x() + (place.width() - font.width(label)) / 2;
        int baseline = place.y() + (place.height() - font.lineHeight()) / 2 + font.ascent();
        canvas.text(font, textX, baseline, label, ink);
    }

    /** Returns whether that changes the button's look. */
    boolean hover(int x, int y) {
        boolean before = hovered;
        hovered = area.contains(x, y);
        return hovered != before;
    }

    /** Returns whether that changes the button's look. */
    boolean press(int x, int y) {
        pressed = area.contains(x, y);
        return pressed;
    }

    /** Returns whether the button was clicked: pressed and released inside. */
    boolean release(int x, int y) {
        boolean clicked = pressed && area.contains(x, y);
        pressed = false;
        return clicked;
    }
}

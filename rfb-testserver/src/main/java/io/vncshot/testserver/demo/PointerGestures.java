package io.vncshot.testserver.demo;

import io.vncshot.testserver.Area;
import org.jspecify.annotations.Nullable;

/** What the pointer does to windows: raise, drag, close, click. */
final class PointerGestures {
    private static final int LEFT_BUTTON = 1;
    private static final int MUST_STAY = 60;

    private final DemoDesktop desktop;
    private boolean down;
    private @Nullable DesktopWindow dragged;
    private @Nullable DesktopWindow pressed;
    private @Nullable DesktopWindow hovered;
    private int gripX;
    private int gripY;

    PointerGestures(DemoDesktop desktop) {
        this.desktop = desktop;
    }

    void pointer(int x, int y, int buttons) {
        boolean wasDown = down;
        down = (buttons & LEFT_BUTTON) != 0;
        if (down && !wasDown) {
            press(x, y);
        } else if (down && dragged != null) {
            drag(dragged, x, y);
        } else if (wasDown && !down) {
            release(x, y);
        } else if (!down) {
            hover(x, y);
        }
    }

    private void press(int x, int y) {
        DesktopWindow toggled = desktop.switchAt(x, y);
        if (toggled != null) {
            desktop.toggle(toggled);
            return;
        }
        DesktopWindow window = desktop.windowAt(x, y);
        if (window == null) {
            return;
        }
        desktop.raise(window);
        if (window.closesAt(x, y)) {
            desktop.toggle(window);
        } else if (window.titleBar().contains(x, y)) {
            dragged = window;
            gripX = x - window.frame().x();
            gripY = y - window.frame().y();
        } else {
            pressed = window;
            Area inside = window.contentArea();
            redrawIf(window.content().press(x - inside.x(), y - inside.y()), window);
        }
    }

    /** A window keeps so much of itself on the screen that it can be dragged back. */
    private void drag(DesktopWindow window, int x, int y) {
        int lowestX = MUST_STAY - window.frame().width();
        int newX = Math.max(lowestX, Math.min(DemoDesktop.WIDTH - MUST_STAY, x - gripX));
        int lastY = DemoDesktop.HEIGHT - DesktopWindow.TITLE_HEIGHT;
        int newY = Math.max(Panel.HEIGHT, Math.min(lastY, y - gripY));
        desktop.move(window, newX, newY);
    }

    private void release(int x, int y) {
        if (dragged != null) {
            drag(dragged, x, y);
            dragged = null;
        }
        if (pressed != null) {
            Area inside = pressed.contentArea();
            redrawIf(pressed.content().release(x - inside.x(), y - inside.y()), pressed);
            pressed = null;
        }
    }

    private void hover(int x, int y) {
        DesktopWindow window = desktop.windowAt(x, y);
        if (hovered != null && hovered != window) {
            redrawIf(hovered.content().hover(-1, -1), hovered);
        }
        hovered = window;
        if (window != null) {
            Area inside = window.contentArea();
            redrawIf(window.content().hover(x - inside.x(), y - inside.y()), window);
        }
    }

    private void redrawIf(boolean changed, DesktopWindow window) {
        if (changed) {
            desktop.redraw(window.contentArea());
        }
    }
}

package io.vncshot.cli;

import io.vncshot.testserver.Area;
import io.vncshot.testserver.InputListener;
import io.vncshot.testserver.Scene;

/** Fills a screen with a colour when a key is pressed. */
record ScreenFiller(Scene scene) implements InputListener {
    static final int COLOUR = 0xFF123456;

    @Override
    public void keyPressed(int keysym) {
        scene.fill(new Area(0, 0, scene.width(), scene.height()), COLOUR);
    }

    @Override
    public void keyReleased(int keysym) {}

    @Override
    public void pointerMoved(int x, int y, int buttons) {}

    @Override
    public void textCut(String text) {}
}

package io.vncshot.testserver.demo;

import io.vncshot.testserver.Area;

/** The name of the place, what to do there, and two buttons. */
final class WelcomeCard implements Content {
    private static final int WIDTH = 348;
    private static final int HEIGHT = 174;
    private static final int BACKGROUND = 0xF8F6FB;
    private static final int INK = 0x2B2647;
    private static final int SOFT_INK = 0x5C5775;
    private static final int LEFT = 24;

    private final Fonts fonts;
    private final Runnable changeLight;
    private final Button light;
    private final Button counter;
    private int clicks;

    /** The runnable is told of clicks on the button for the light. */
    WelcomeCard(Fonts fonts, Runnable changeLight) {
        this.fonts = fonts;
        this.changeLight = changeLight;
        light = new Button(new Area(LEFT, 122, 146, 32), fonts.bold(), "Change the light", 0x6A4FB3, Colour.WHITE);
        counter = new Button(new Area(LEFT + 156, 122, 144, 32), fonts.bold(), "Click me", 0xE3DDEE, INK);
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return HEIGHT;
    }

    @Override
    public int background() {
        return BACKGROUND;
    }

    @Override
    public void draw(Canvas canvas, int x, int y) {
        canvas.text(fonts.heading(), x + LEFT, y + 42, "Make yourself at home", INK);
        canvas.text(fonts.text(), x + LEFT, y + 71, "Type in the terminal, drag a window by its", SOFT_INK);
        canvas.text(fonts.text(), x + LEFT, y + 91, "title bar, press a button. It is all drawn live.", SOFT_INK);
        light.draw(canvas, x, y);
        counter.draw(canvas, x, y);
    }

    @Override
    public boolean hover(int x, int y) {
        boolean lightShows = light.hover(x, y);
        return counter.hover(x, y) || lightShows;
    }

    @Override
    public boolean press(int x, int y) {
        boolean lightShows = light.press(x, y);
        return counter.press(x, y) || lightShows;
    }

    @Override
    public boolean release(int x, int y) {
        if (light.release(x, y)) {
            changeLight.run();
        }
        if (counter.release(x, y)) {
            clicks++;
            counter.label(clicks == 1 ? "Clicked once" : "Clicked " + clicks + " times");
        }
        return true;
    }
}

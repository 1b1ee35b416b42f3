package io.vncshot.testserver.demo;

import io.vncshot.testserver.Area;
import io.vncshot.testserver.InputListener;
import io.vncshot.testserver.Scene;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The demo desktop: a scene that reacts to keys and the pointer. What it shows depends on the clock and the input alone. Any
 * thread may call it.
 */
public final class DemoDesktop implements InputListener {
    /** The desktop name that clients see. */
    public static final String NAME = "vncshot demo";

    public static final int WIDTH = 1024;
    public static final int HEIGHT = 768;

    private static final Area SCREEN = new Area(0, 0, WIDTH, HEIGHT);

    private final Clock clock;
    private final Scene scene = new Scene(WIDTH, HEIGHT);
    private final int[] wallpaper = new int[WIDTH * HEIGHT];
    private final Terminal terminal = new Terminal(70, 17);
    private final TerminalView terminalView;
    private final DesktopWindow terminalWindow;
    private final Keyboard keyboard;
    private final ClockFace clockFace;
    private final DesktopWindow clockWindow;
    private final Panel panel;
    /** In the order of the panel. */
    private final List<DesktopWindow> windows = new ArrayList<>();
    /** From the bottom to the top. */
    private final List<DesktopWindow> stack = new ArrayList<>();

    private final PointerGestures gestures = new PointerGestures(this);
    private Scenery scenery = Scenery.DUSK;
    private WallTime time;

    /** Draws the whole desktop. */
    public DemoDesktop(Clock clock) {
        this.clock = clock;
        this.time = WallTime.of(clock);
        Thread wallpaperPainter = paintWallpaper();
        Fonts fonts = Fonts.load();
        keyboard = new Keyboard(new Shell(terminal, clock));
        terminalView = new TerminalView(terminal, fonts.mono());
        clockFace = new ClockFace(time, fonts.text());
        panel = new Panel(WIDTH, fonts, time);
        Content welcome = new WelcomeCard(fonts, new Runnable() {
            @Override
            public void run() {
                changeLight();
            }
        });
        terminalWindow = open("Terminal", terminalView, fonts, 44, 386);
        clockWindow = open("Clock", clockFace, fonts, 776, 436);
        open("Lake", new Picture(), fonts, 636, 88);
        open("Welcome", welcome, fonts, 44, 72);
        stack.addAll(windows);
        Collections.reverse(stack);
        scene.movePointer(600, 330);
        scene.showCursor(ArrowCursor.shape());
        join(wallpaperPainter);
        redraw(SCREEN);
    }

    /** The larger half of the drawing, on a thread of its own: it is what a cold start waits for. */
    private Thread paintWallpaper() {
        Thread painter = new Thread("vncshot-demo-wallpaper") {
            @Override
            public void run() {
                Wallpaper.paint(wallpaper, WIDTH, HEIGHT, Scenery.DUSK);
            }
        };
        painter.setDaemon(true);
        painter.start();
        return painter;
    }

    private static void join(Thread painter) {
        try {
            painter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while drawing the desktop", e);
        }
    }

    private DesktopWindow open(String title, Content content, Fonts fonts, int x, int y) {
        DesktopWindow window = new DesktopWindow(title, content, fonts.bold(), x, y);
        windows.add(window);
        return window;
    }

    /** What it looks like, kept up to date. */
    public Scene scene() {
        return scene;
    }

    /** Brings what shows the time up to date. */
    public synchronized void tick() {
        WallTime now = WallTime.of(clock);
        if (now.equals(time)) {
            return;
        }
        time = now;
        clockFace.show(now);
        panel.show(now);
        redrawInside(clockWindow, clockWindow.contentArea());
        redraw(panel.area());
    }

    @Override
    public synchronized void keyPressed(int keysym) {
        keyboard.press(keysym);
        int[] rows = terminal.takeChangedRows();
        if (rows[0] <= rows[1]) {
            Area inside = terminalWindow.contentArea();
            redrawInside(terminalWindow, terminalView.rows(inside.x(), inside.y(), rows[0], rows[1]));
        }
    }

    @Override
    public synchronized void keyReleased(int keysym) {
        keyboard.release(keysym);
    }

    @Override
    public synchronized void pointerMoved(int x, int y, int buttons) {
        gestures.pointer(x, y, buttons);
    }

    /** The clipboard is of no use here. */
    @Override
    public void textCut(String text) {}

    private void changeLight() {
        scenery = scenery.next();
        Wallpaper.paint(wallpaper, WIDTH, HEIGHT, scenery);
        redraw(SCREEN);
    }

    /** The topmost visible window there. */
    @Nullable
    DesktopWindow windowAt(int x, int y) {
        for (int i = stack.size() - 1; i >= 0; i--) {
            DesktopWindow window = stack.get(i);
            if (window.isVisible() && window.frame().contains(x, y)) {
                return window;
            }
        }
        return null;
    }

    @Nullable
    DesktopWindow switchAt(int x, int y) {
        return panel.switchAt(x, y, windows);
    }

    /** The window with the look of the active one: the topmost that is visible. */
    private @Nullable DesktopWindow active() {
        for (int i = stack.size() - 1; i >= 0; i--) {
            if (stack.get(i).isVisible()) {
                return stack.get(i);
            }
        }
        return null;
    }

    void raise(DesktopWindow window) {
        if (active() != window) {
            DesktopWindow before = active();
            stack.remove(window);
            stack.add(window);
            redrawAround(before);
            redrawAround(window);
        }
    }

    void toggle(DesktopWindow window) {
        DesktopWindow before = active();
        window.toggle();
        if (window.isVisible()) {
            stack.remove(window);
            stack.add(window);
        }
        redraw(panel.area());
        redrawAround(window);
        redrawAround(before);
        redrawAround(active());
    }

    private void redrawAround(@Nullable DesktopWindow window) {
        if (window != null) {
            redraw(window.reach());
        }
    }

    void move(DesktopWindow window, int x, int y) {
        Area before = window.reach();
        window.moveTo(x, y);
        redraw(before.union(window.reach()));
    }

    private void redrawInside(DesktopWindow window, Area area) {
        if (window.isVisible()) {
            redraw(area);
        }
    }

    void redraw(Area area) {
        Area visible = area.intersection(SCREEN);
        if (visible.isEmpty()) {
            return;
        }
        scene.edit(visible, new Scene.Painter() {
            @Override
            public void paint(int[] pixels, int width) {
                compose(new Canvas(pixels, width, visible));
            }
        });
    }

    private void compose(Canvas canvas) {
        canvas.picture(SCREEN, wallpaper);
        DesktopWindow active = active();
        for (DesktopWindow window : stack) {
            window.draw(canvas, window == active);
        }
        panel.draw(canvas, windows);
    }
}

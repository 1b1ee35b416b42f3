package io.vncshot.testserver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The picture that a server shows. Any thread may change it at any time; every viewer is sent what has changed since its last
 * update, never half of an edit. Pixels are 0xFFRRGGBB, row-major; going in, the top byte is ignored.
 */
public final class Scene {
    private static final int COLOUR = 0xFFFFFF;

    private final List<SceneListener> listeners = new ArrayList<>();
    private int width;
    private int height;
    private int[] pixels;
    private @Nullable CursorShape cursor;
    private int pointerX;
    private int pointerY;

    /** A black picture. */
    public Scene(int width, int height) {
        if (width < 0 || height < 0 || width > 0xFFFF || height > 0xFFFF) {
            throw new IllegalArgumentException("scene of " + width + "x" + height + ": sides are 0 to 65535");
        }
        this.width = width;
        this.height = height;
        this.pixels = new int[width * height];
    }

    /** A picture of width*height pixels, copied. */
    public static Scene of(int[] pixels, int width, int height) {
        Scene scene = new Scene(width, height);
        scene.draw(new Area(0, 0, width, height), pixels);
        return scene;
    }

    public synchronized int width() {
        return width;
    }

    public synchronized int height() {
        return height;
    }

    /** The picture as it is now, without the pointer. */
    public synchronized int[] snapshot() {
        int[] copy = pixels.clone();
        for (int i = 0; i < copy.length; i++) {
            copy[i] |= 0xFF000000;
        }
        return copy;
    }

    /** One colour all over an area, which is clipped to the scene. */
    public synchronized void fill(Area area, int rgb) {
        Area clipped = area.intersection(bounds());
        for (int y = clipped.y(); y < clipped.bottom(); y++) {
            int start = y * width + clipped.x();
            Arrays.fill(pixels, start, start + clipped.width(), rgb & COLOUR);
        }
        announceDamage(clipped);
    }

    /** Puts a picture of the area's size into it. */
    public synchronized void draw(Area area, int[] source) {
        requireInside(area);
        if (source.length != area.width() * area.height()) {
            throw new IllegalArgumentException(source.length + " pixels for " + area + ": must be width*height");
        }
        for (int i = 0; i < source.length; i++) {
            pixels[(area.y() + i / area.width()) * width + area.x() + i % area.width()] = source[i] & COLOUR;
        }
        announceDamage(area);
    }

    /** Copies an area to another place; clients that announce it get a CopyRect. */
    public synchronized void copy(Area source, int toX, int toY) {
        Area target = new Area(toX, toY, source.width(), source.height());
        requireInside(source);
        requireInside(target);
        int[] moved = read(source);
        for (int row = 0; row < source.height(); row++) {
            System.arraycopy(moved, row * source.width(), pixels, (toY + row) * width + toX, source.width());
        }
        for (SceneListener listener : listeners) {
            listener.copied(source, target);
        }
    }

    /** Another size; the top left part is kept and new parts are black. */
    public synchronized void resize(int newWidth, int newHeight) {
        Scene resized = new Scene(newWidth, newHeight);
        for (int y = 0; y < Math.min(height, newHeight); y++) {
            System.arraycopy(pixels, y * width, resized.pixels, y * newWidth, Math.min(width, newWidth));
        }
        pixels = resized.pixels;
        width = newWidth;
        height = newHeight;
        for (SceneListener listener : listeners) {
            listener.resized();
        }
    }

    /**
     * Lets a painter draw into the scene's own pixels.
     *
     * @param changed all that the painter may change
     */
    public synchronized void edit(Area changed, Painter painter) {
        requireInside(changed);
        painter.paint(pixels, width);
        announceDamage(changed);
    }

    /** Shows this pointer: as a Cursor rectangle to clients that announce it, drawn into the picture of the others. */
    public synchronized void showCursor(CursorShape shape) {
        Area before = pointerArea();
        cursor = shape;
        for (SceneListener listener : listeners) {
            listener.cursorChanged();
            listener.pointerMoved(before, pointerArea());
        }
    }

    /** Where the pointer is drawn for clients that do not draw it themselves. */
    public synchronized void movePointer(int x, int y) {
        Area before = pointerArea();
        pointerX = x;
        pointerY = y;
        for (SceneListener listener : listeners) {
            listener.pointerMoved(before, pointerArea());
        }
    }

    synchronized void attach(SceneListener listener) {
        listeners.add(listener);
    }

    synchronized void detach(SceneListener listener) {
        listeners.remove(listener);
    }

    synchronized @Nullable CursorShape cursor() {
        return cursor;
    }

    /** The part of the screen under the drawn pointer, empty when there is no cursor. */
    synchronized Area pointerArea() {
        return cursor == null
                ? new Area(0, 0, 0, 0)
                : cursor.at(pointerX, pointerY).intersection(bounds());
    }

    synchronized Area bounds() {
        return new Area(0, 0, width, height);
    }

    /** The pixels of an area inside of the scene. */
    synchronized int[] read(Area area) {
        int[] copy = new int[area.width() * area.height()];
        for (int row = 0; row < area.height(); row++) {
            int start = (area.y() + row) * width + area.x();
            System.arraycopy(pixels, start, copy, row * area.width(), area.width());
        }
        return copy;
    }

    /** The pixels of an area with the pointer over them. */
    synchronized int[] readWithPointer(Area area) {
        int[] copy = read(area);
        Area covered = pointerArea().intersection(area);
        if (cursor == null || covered.isEmpty()) {
            return copy;
        }
        Area shape = cursor.at(pointerX, pointerY);
        for (int y = covered.y(); y < covered.bottom(); y++) {
            for (int x = covered.x(); x < covered.right(); x++) {
                int pixel = cursor.pixels()[(y - shape.y()) * shape.width() + x - shape.x()];
                if (pixel != 0) {
                    copy[(y - area.y()) * area.width() + x - area.x()] = pixel & COLOUR;
                }
            }
        }
        return copy;
    }

    private void announceDamage(Area area) {
        for (SceneListener listener : listeners) {
            listener.damaged(area);
        }
    }

    private void requireInside(Area area) {
        if (!bounds().contains(area)) {
            throw new IllegalArgumentException(area + " leaves the scene of " + width + "x" + height);
        }
    }

    /** Draws into a scene. */
    public interface Painter {
        /** Changes the scene's own pixels, row-major, {@code width} a row; they are not to be kept. */
        void paint(int[] pixels, int width);
    }
}

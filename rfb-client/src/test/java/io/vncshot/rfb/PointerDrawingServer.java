package io.vncshot.rfb;

import io.vncshot.rfb.fixture.FakeServer;
import io.vncshot.rfb.fixture.Messages;
import io.vncshot.rfb.protocol.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * What TigerVNC does with its pointer: it draws it, and sends a shape of 0x0, until the pointer is where the client has put
 * it. Then the client gets the shape, and the place where the pointer was is sent again.
 */
final class PointerDrawingServer implements FakeServer.Script {
    static final int WIDTH = 64;
    static final int HEIGHT = 48;
    static final int POINTER_COLOUR = 0xFFFFFF;
    private static final int SHAPE_WIDTH = 5;
    private static final int SHAPE_HEIGHT = 7;

    private final int hotspot;
    private int pointerX;
    private int pointerY;
    private boolean drawn = true;
    private boolean shapeDue = true;
    private @Nullable Rectangle changed;

    PointerDrawingServer(int pointerX, int pointerY, int hotspot) {
        this.pointerX = pointerX;
        this.pointerY = pointerY;
        this.hotspot = hotspot;
    }

    String pointer() {
        return pointerX + "," + pointerY;
    }

    /** The screen as it is without the pointer. */
    static int background(int x, int y) {
        return x << 16 | y << 8 | 0x80;
    }

    @Override
    public void on(String message, FakeServer server) {
        if (message.startsWith("pointer ")) {
            move(message);
        } else if (message.startsWith("encodings ")) {
            shapeDue = true;
        } else if (message.startsWith("full ")) {
            server.send(update(area(message)));
        } else if (changed != null) {
            server.send(update(changed));
            changed = null;
        }
    }

    private void move(String message) {
        changed = drawn ? pointerArea() : changed;
        drawn = false;
        String[] words = message.split("[ ,]", -1);
        pointerX = Integer.parseInt(words[1]);
        pointerY = Integer.parseInt(words[2]);
    }

    private byte[] update(Rectangle area) {
        if (!shapeDue) {
            return Messages.update(pixels(area));
        }
        shapeDue = false;
        byte[] shape =
                drawn ? Messages.cursor(0, 0, 0, 0) : Messages.cursor(hotspot, hotspot, SHAPE_WIDTH, SHAPE_HEIGHT);
        return Messages.update(shape, pixels(area));
    }

    private byte[] pixels(Rectangle area) {
        int[] rgb = new int[area.width() * area.height()];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = pixel(area.x() + i % area.width(), area.y() + i / area.width());
        }
        return Messages.raw(area.x(), area.y(), area.width(), area.height(), rgb);
    }

    private int pixel(int x, int y) {
        Rectangle pointer = pointerArea();
        boolean inPointer = x >= pointer.x()
                && y >= pointer.y()
                && x < pointer.x() + pointer.width()
                && y < pointer.y() + pointer.height();
        return drawn && inPointer ? POINTER_COLOUR : background(x, y);
    }

    /** The part of the shape that is on the screen. */
    private Rectangle pointerArea() {
        int left = Math.max(0, pointerX - hotspot);
        int top = Math.max(0, pointerY - hotspot);
        int right = Math.min(WIDTH, pointerX - hotspot + SHAPE_WIDTH);
        int bottom = Math.min(HEIGHT, pointerY - hotspot + SHAPE_HEIGHT);
        return new Rectangle(left, top, right - left, bottom - top);
    }

    private static Rectangle area(String message) {
        String[] numbers = message.substring("full ".length()).split("[ ,x]", -1);
        return new Rectangle(
                Integer.parseInt(numbers[0]),
                Integer.parseInt(numbers[1]),
                Integer.parseInt(numbers[2]),
                Integer.parseInt(numbers[3]));
    }
}

package io.vncshot.interop;

import java.awt.Point;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A small X11 client: paints, asks where the pointer is, and listens to what the keyboard and the pointer do. While one
 * is open the X server does not reset when its other clients have gone. It belongs to one thread.
 */
public final class XConnection implements AutoCloseable {
    private static final int MAX_REQUEST_BYTES = 200_000;
    private static final int FIRST_KEYCODE = 8;
    private static final byte[] CURSOR_FONT = {'c', 'u', 'r', 's', 'o', 'r'};
    private static final int LEFT_PTR = 68;
    private static final int INPUT_EVENTS = 0x4F; // KeyPress, KeyRelease, ButtonPress, ButtonRelease, PointerMotion

    private final XWire wire;
    private final XVisual visual;
    private int nextId;

    private XConnection(XWire wire) {
        this.wire = wire;
        ByteBuffer setup = wire.setUp();
        this.visual = XVisual.parse(setup);
        this.nextId = setup.getInt(4);
    }

    /**
     * Connects to a display of this machine.
     *
     * @throws IOException while nobody listens there
     */
    public static XConnection open(int display) throws IOException {
        return new XConnection(XWire.open(display));
    }

    XVisual visual() {
        return visual;
    }

    /** Where the X server has its pointer. */
    public Point pointer() {
        wire.send(request(38, 0, 8).putInt(visual.root()));
        ByteBuffer reply = wire.reply();
        return new Point(reply.getShort(16), reply.getShort(18));
    }

    public void warpPointer(int x, int y) {
        ByteBuffer request = request(41, 0, 24).putInt(0).putInt(visual.root()).putLong(0);
        wire.send(request.putShort((short) x).putShort((short) y));
        sync();
    }

    /** Shows an arrow where no window has a shape of its own; without it the X.Org servers show nothing there. */
    void showArrow() {
        int font = nextId++;
        int cursor = nextId++;
        wire.send(request(45, 0, 20)
                .putInt(font)
                .putInt(CURSOR_FONT.length)
                .put(CURSOR_FONT)
                .putShort((short) 0));
        ByteBuffer request = request(94, 0, 32).putInt(cursor).putInt(font).putInt(font);
        request.putShort((short) LEFT_PTR).putShort((short) (LEFT_PTR + 1));
        wire.send(request.putInt(0).putShort((short) 0).putInt(-1).putShort((short) -1));
        wire.send(request(2, 0, 16).putInt(visual.root()).putInt(0x4000).putInt(cursor));
        sync();
    }

    /** Returns when the X server has done everything asked of it so far. */
    public void sync() {
        wire.send(request(43, 0, 4));
        wire.reply();
    }

    /** The pixel value of a colour given in 16-bit channels. */
    int allocateColour(int red, int green, int blue) {
        ByteBuffer request = request(84, 0, 16).putInt(visual.colourMap());
        wire.send(request.putShort((short) red)
                .putShort((short) green)
                .putShort((short) blue)
                .putShort((short) 0));
        return wire.reply().getInt(16);
    }

    /** Makes pixel values, row-major, the whole screen's background for good. */
    void paintBackground(int[] values) {
        int pixmap = createPixmap();
        int context = nextId++;
        wire.send(request(55, 0, 16).putInt(context).putInt(pixmap).putInt(0));
        int height = visual.size().height();
        int band = MAX_REQUEST_BYTES / rowBytes();
        for (int y = 0; y < height; y += band) {
            putBand(pixmap, context, values, new Band(y, Math.min(band, height - y)));
        }
        wire.send(request(2, 0, 16).putInt(visual.root()).putInt(1).putInt(pixmap));
        wire.send(request(61, 0, 16).putInt(visual.root()).putLong(0));
        sync();
    }

    /** Copies the screen's rows onto those above. */
    void scroll(int rows) {
        int context = nextId++;
        wire.send(request(55, 0, 16).putInt(context).putInt(visual.root()).putInt(0));
        ByteBuffer request = request(62, 0, 28).putInt(visual.root()).putInt(visual.root());
        request.putInt(context).putShort((short) 0).putShort((short) rows).putInt(0);
        wire.send(request.putShort((short) visual.size().width())
                .putShort((short) (visual.size().height() - rows)));
    }

    /** Shows a window at 0,0 that gets every key, and every click and motion within its size. */
    public void openInputWindow(int width, int height) {
        int window = nextId++;
        ByteBuffer request =
                request(1, 0, 40).putInt(window).putInt(visual.root()).putInt(0);
        request.putShort((short) width)
                .putShort((short) height)
                .putShort((short) 0)
                .putShort((short) 1);
        wire.send(request.putInt(0).putInt(0x0A00).putInt(1).putInt(INPUT_EVENTS));
        wire.send(request(8, 0, 8).putInt(window));
        sync();
        wire.send(request(42, 0, 12).putInt(window).putInt(0));
        sync();
    }

    /** The next input event; empty when none comes within {@code seconds}. */
    public Optional<XEvent> nextEvent(int seconds) {
        TimeLimit limit = TimeLimit.seconds(seconds);
        while (limit.remainingMillis() > 0) {
            Optional<XEvent> event = wire.event(limit).flatMap(XEvent::parse);
            if (event.isPresent()) {
                return event;
            }
        }
        return Optional.empty();
    }

    /** The keysyms of a keycode as the server maps it now, unshifted first. */
    public List<Integer> keysyms(int keycode) {
        if (keycode < FIRST_KEYCODE) {
            throw new IllegalArgumentException("keycode " + keycode + ": the first is " + FIRST_KEYCODE);
        }
        wire.send(request(101, 0, 8).put((byte) keycode).put((byte) 1).putShort((short) 0));
        ByteBuffer reply = wire.reply();
        List<Integer> keysyms = new ArrayList<>();
        for (int position = 32; position < reply.limit(); position += 4) {
            keysyms.add(reply.getInt(position));
        }
        return keysyms;
    }

    @Override
    public void close() {
        wire.close();
    }

    private record Band(int y, int rows) {}

    private int createPixmap() {
        int pixmap = nextId++;
        ByteBuffer request = request(53, visual.depth(), 16).putInt(pixmap).putInt(visual.root());
        wire.send(request.putShort((short) visual.size().width())
                .putShort((short) visual.size().height()));
        return pixmap;
    }

    private int rowBytes() {
        return (visual.size().width() * visual.bitsPerPixel() / 8 + 3) / 4 * 4;
    }

    private void putBand(int pixmap, int context, int[] values, Band band) {
        int width = visual.size().width();
        ByteBuffer request =
                request(72, 2, 24 + band.rows() * rowBytes()).putInt(pixmap).putInt(context);
        request.putShort((short) width).putShort((short) band.rows());
        request.putShort((short) 0).putShort((short) band.y());
        request.put((byte) 0).put((byte) visual.depth()).putShort((short) 0);
        for (int row = band.y(); row < band.y() + band.rows(); row++) {
            for (int x = 0; x < width; x++) {
                putPixel(request, values[row * width + x]);
            }
            while (request.position() % 4 != 0) {
                request.put((byte) 0);
            }
        }
        wire.send(request);
    }

    private void putPixel(ByteBuffer request, int value) {
        switch (visual.bitsPerPixel()) {
            case 8 -> request.put((byte) value);
            case 16 -> request.putShort((short) value);
            default -> request.putInt(value);
        }
    }

    private static ByteBuffer request(int opcode, int data, int bytes) {
        return XWire.buffer(bytes).put((byte) opcode).put((byte) data).putShort((short) 0);
    }
}

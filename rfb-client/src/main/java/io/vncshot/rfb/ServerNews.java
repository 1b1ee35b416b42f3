package io.vncshot.rfb;

import io.vncshot.rfb.message.ClientMessageWriter;
import io.vncshot.rfb.message.MessageHandler;
import io.vncshot.rfb.message.ScreenLayout;
import io.vncshot.rfb.pixel.Cursor;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a server tells beside pixels, and where its pixels were; answers what wants an answer. */
final class ServerNews implements MessageHandler {
    private static final int MAX_PAINTED = 16;
    /** BlockBefore, BlockAfter, SyncNext: what comes in order, and is answered in order, keeps to all of them. */
    private static final int KNOWN_FENCE_FLAGS = 7;

    private final ClientMessageWriter writer;
    private final SessionListener listener;
    private final ExtendedClipboard clipboard;
    private final ServerAbilities abilities = new ServerAbilities();
    private final List<Rectangle> painted = new ArrayList<>();
    private String desktopName;
    private @Nullable Cursor cursor;
    private boolean resized;
    private boolean paintedAnything;
    private int awaitedX;
    private int awaitedY;
    private boolean awaitedPainted;
    private boolean answered;

    ServerNews(ClientMessageWriter writer, String desktopName, SessionListener listener) {
        this.writer = writer;
        this.desktopName = desktopName;
        this.listener = listener;
        clipboard = new ExtendedClipboard(writer, listener);
    }

    ServerAbilities abilities() {
        return abilities;
    }

    ExtendedClipboard clipboard() {
        return clipboard;
    }

    String desktopName() {
        return desktopName;
    }

    /** The shape last received; null before the first. */
    @Nullable
    Cursor cursor() {
        return cursor;
    }

    /** From here on {@link #painted()} and {@link #isResized()} are about what comes. */
    void beginPainting() {
        resized = false;
        painted.clear();
    }

    /** The first rectangles since {@link #beginPainting}, but for single pixels at 0,0; the last may hold several. */
    List<Rectangle> painted() {
        return painted;
    }

    boolean isResized() {
        return resized;
    }

    void forgetResize() {
        resized = false;
    }

    /** From here on {@link #isAwaitedPainted} is about that pixel. */
    void awaitPixel(int x, int y) {
        awaitedX = x;
        awaitedY = y;
        awaitedPainted = false;
    }

    boolean isAwaitedPainted() {
        return awaitedPainted;
    }

    /** From here on {@link #hasPainted} is about what comes. */
    void awaitPainting() {
        paintedAnything = false;
    }

    boolean hasPainted() {
        return paintedAnything;
    }

    /** Whether answers have been written since the last call, which are to be sent. */
    boolean takeAnswered() {
        boolean taken = answered;
        answered = false;
        return taken;
    }

    @Override
    public void bell() {
        listener.bell();
    }

    @Override
    public void cutText(String text) {
        listener.cutText(text);
    }

    @Override
    public void resized(int width, int height) {
        resized = true;
        listener.resized(width, height);
    }

    @Override
    public void renamed(String name) {
        desktopName = name;
        listener.renamed(name);
    }

    @Override
    public void extendedClipboard(int flags, byte[] payload) throws RfbException {
        clipboard.received(flags, payload);
        answered = true;
    }

    /** Only a request is to be answered, with those of its flags that this client knows. */
    @Override
    public void fence(int flags, byte[] payload) {
        if (flags < 0) {
            writer.fence(flags & KNOWN_FENCE_FLAGS, payload);
            answered = true;
        }
    }

    @Override
    public void extendedKeysAccepted() {
        abilities.extendedKeys = true;
    }

    @Override
    public void screenAnnounced(ScreenLayout layout) {
        abilities.screen = layout;
    }

    @Override
    public void resizeAnswered(int status) {
        abilities.resizeStatus = status;
    }

    @Override
    public void cursorChanged(Cursor shape) {
        cursor = shape;
    }

    @Override
    public void painted(Rectangle rectangle) {
        paintedAnything = true;
        awaitedPainted |= rectangle.contains(awaitedX, awaitedY);
        if (isOnePixel(rectangle) || rectangle.isEmpty()) {
            return;
        }
        if (painted.size() < MAX_PAINTED) {
            painted.add(rectangle);
        } else {
            painted.set(MAX_PAINTED - 1, painted.get(MAX_PAINTED - 1).union(rectangle));
        }
    }

    /** By hand: the equals of a record costs a cold JVM more than the rest of the update. */
    private static boolean isOnePixel(Rectangle rectangle) {
        return rectangle.x() == 0 && rectangle.y() == 0 && rectangle.width() == 1 && rectangle.height() == 1;
    }
}

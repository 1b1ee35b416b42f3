package io.vncshot.rfb;

import io.vncshot.rfb.encoding.Decoders;
import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.message.ClientMessageWriter;
import io.vncshot.rfb.message.MessageHandler;
import io.vncshot.rfb.message.ScreenLayout;
import io.vncshot.rfb.message.ServerMessageReader;
import io.vncshot.rfb.pixel.Cursor;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.PictureDecoder;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.screen.ColourMap;
import io.vncshot.rfb.screen.Framebuffer;
import io.vncshot.rfb.screen.PixelCodec;
import io.vncshot.rfb.transport.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gets complete pictures out of a server. One request is not one picture: servers answer without a pixel, in slices, with a
 * new size, or only when asked again, so this asks until every pixel has come.
 */
final class ScreenReader implements AutoCloseable {
    /** How long a server may be silent before what is missing is asked for again; doubled each time. */
    private static final long FIRST_RETRY_MILLIS = 500;

    private static final long LAST_RETRY_MILLIS = 8000;
    private static final int MAX_LEFTOVERS = 64;
    /** BlockBefore, BlockAfter, SyncNext: what comes in order, and is answered in order, keeps to all of them. */
    private static final int KNOWN_FENCE_FLAGS = 7;

    private static final int MAX_PAINTED = 16;
    private static final Rectangle ONE_PIXEL = new Rectangle(0, 0, 1, 1);
    /** Sides of the largest tile that servers look for changes in. */
    private static final int SURROUNDINGS = 64;

    /** TigerVNC ends the connection of a client for which more than that has to wait. */
    private static final long MAX_REQUEST_BYTES = 32 << 20;

    private static final int BAND_BYTES = 16 << 20;

    private final Wire wire;
    private final ClientMessageWriter writer;
    private final Framebuffer screen;
    private final ServerMessageReader reader;
    private final SessionListener listener;
    private final int bytesPerPixel;
    private Rectangle asked = ONE_PIXEL;
    private final ServerAbilities abilities = new ServerAbilities();
    private final ExtendedClipboard clipboard;
    private String desktopName;
    private boolean resized;
    private boolean betweenMessages = true;
    private int awaitedX;
    private int awaitedY;
    private boolean awaitedPainted;
    private boolean paintedAnything;
    /** An answer to the message just read is to be sent. */
    private boolean answered;

    private final List<Rectangle> painted = new ArrayList<>();
    private @Nullable Cursor cursor;

    ScreenReader(Wire wire, Framebuffer screen, PixelFormat format, String desktopName, SessionListener listener) {
        this(wire, screen, format, desktopName, new Decoders(PictureDecoder.NONE), listener);
    }

    ScreenReader(
            Wire wire,
            Framebuffer screen,
            PixelFormat format,
            String desktopName,
            Decoders decoders,
            SessionListener listener) {
        this.wire = wire;
        this.screen = screen;
        this.desktopName = desktopName;
        this.listener = listener;
        bytesPerPixel = format.bytesPerPixel();
        writer = new ClientMessageWriter(wire.out());
        clipboard = new ExtendedClipboard(writer, listener);
        ColourMap colourMap = new ColourMap();
        PixelCodec pixels = new PixelCodec(format, colourMap);
        reader = new ServerMessageReader(wire.in(), pixels, colourMap, screen, decoders, new Events());
    }

    ClientMessageWriter writer() {
        return writer;
    }

    ServerAbilities abilities() {
        return abilities;
    }

    ExtendedClipboard clipboard() {
        return clipboard;
    }

    Framebuffer screen() {
        return screen;
    }

    String desktopName() {
        return desktopName;
    }

    /** The shape last received; null before the first. */
    @Nullable
    Cursor cursor() {
        return cursor;
    }

    Rectangle wholeScreen() {
        return new Rectangle(0, 0, screen.width(), screen.height());
    }

    /** Whether what is on the screen is what the server sent, all of it: no message was cut short. */
    boolean isBetweenMessages() {
        return betweenMessages;
    }

    /** Reads the whole screen anew. */
    void readAll(Deadline deadline) throws RfbException {
        wire.setDeadline(deadline);
        if (screen.isComplete()) {
            readLeftovers(deadline);
        }
        screen.clear();
        readUntilComplete(deadline);
    }

    /** What is to be asked for: the whole screen, or of a very large one a band from the first row on that is missing. */
    private Rectangle wanted() {
        long rowBytes = (long) screen.width() * bytesPerPixel;
        if (rowBytes * screen.height() <= MAX_REQUEST_BYTES) {
            return wholeScreen();
        }
        int top = screen.firstMissingRow();
        int rows = Math.max(1, (int) (BAND_BYTES / rowBytes));
        return new Rectangle(0, top, screen.width(), Math.min(rows, screen.height() - top));
    }

    private void requestWanted() {
        asked = wanted();
        writer.requestFull(asked);
    }

    /** What came unasked or late is not the next picture; only the first may be one that nobody asked for. */
    private void readLeftovers(Deadline deadline) throws RfbException {
        Deadline now = deadline.within(Duration.ZERO);
        for (int i = 0; i < MAX_LEFTOVERS && wire.in().awaitReadable(now); i++) {
            readMessage();
        }
        resized = false;
    }

    /** Whether it was an update. */
    private boolean readMessage() throws RfbException {
        reader.awaitMessage();
        betweenMessages = false;
        boolean update = reader.read();
        betweenMessages = true;
        if (answered) {
            answered = false;
            flushRequest();
        }
        return update;
    }

    /**
     * Reads all changes so far. A server does not answer a request for changes while there are none, so one pixel is asked
     * for unconditionally in the same breath.
     */
    void readChanges(Deadline deadline) throws RfbException {
        readAreaAndChanges(ONE_PIXEL, deadline);
    }

    /**
     * The same, of servers too that send a part of the changes at each request: asks until nothing comes but the one
     * pixel, which some send with its surroundings, or as much as the whole screen has come, since some screens never
     * rest.
     */
    void readAllChanges(Deadline deadline) throws RfbException {
        long missing = (long) screen.width() * screen.height();
        boolean changed = true;
        while (changed && missing > 0) {
            readChanges(deadline);
            changed = false;
            for (Rectangle area : painted) {
                missing -= (long) area.width() * area.height();
                changed |= !area.contains(0, 0) || area.width() > SURROUNDINGS || area.height() > SURROUNDINGS;
            }
        }
    }

    /** Reads that area anew, and all changes so far elsewhere. */
    void readAreaAndChanges(Rectangle area, Deadline deadline) throws RfbException {
        wire.setDeadline(deadline);
        resized = false;
        painted.clear();
        writer.requestChanges(wholeScreen());
        readArea(area, wholeScreen());
        if (!screen.isComplete()) {
            resized = false;
            readUntilComplete(deadline);
        }
    }

    /** Returns once the server has read all that it was sent, and its answers have been read. */
    void roundTrip(Deadline deadline) throws RfbException {
        wire.setDeadline(deadline);
        resized = false;
        readArea(ONE_PIXEL, ONE_PIXEL);
    }

    /** A full request may be answered without a pixel, once each: what is then asked for is what has not come since. */
    private void readArea(Rectangle area, Rectangle changes) throws RfbException {
        awaitedX = area.x();
        awaitedY = area.y();
        awaitedPainted = false;
        writer.requestFull(area);
        flushRequest();
        while (!awaitedPainted && !resized) {
            paintedAnything = false;
            if (readMessage() && !paintedAnything && !resized) {
                writer.requestChanges(changes);
                flushRequest();
            }
        }
    }

    /**
     * Waits until something is painted, of a complete screen, and reads all of that.
     *
     * @param messageTimeout what a message begun by then has to end
     * @return what was painted; nothing if the time was over first
     */
    List<Rectangle> awaitChanges(Deadline until, Duration messageTimeout) throws RfbException {
        wire.setDeadline(until.plus(messageTimeout));
        resized = false;
        painted.clear();
        paintedAnything = false;
        writer.requestChanges(wholeScreen());
        wire.out().flush();
        while (!paintedAnything && !resized && !until.hasPassed() && wire.in().awaitReadable(until)) {
            if (readMessage() && !paintedAnything && !resized) {
                writer.requestChanges(wholeScreen());
                wire.out().flush();
            }
        }
        if (!screen.isComplete()) {
            readAll(until.plus(messageTimeout));
            return List.of(wholeScreen());
        }
        return painted;
    }

    /** Asks for another size of the desktop, and reads what comes of it. */
    ResizeAnswer resize(int width, int height, Deadline deadline) throws RfbException {
        roundTrip(deadline);
        ScreenLayout layout = abilities.screen;
        if (layout == null) {
            return ResizeAnswer.NOT_SUPPORTED;
        }
        abilities.resizeStatus = ServerAbilities.UNANSWERED;
        writer.setDesktopSize(width, height, layout);
        while (abilities.resizeStatus == ServerAbilities.UNANSWERED) {
            writer.requestChanges(wholeScreen());
            flushRequest();
            boolean update = false;
            while (!update) {
                update = readMessage();
            }
        }
        return ResizeAnswer.of(abilities.resizeStatus);
    }

    /** The first rectangles that the last {@link #readChanges} painted, beside its own pixel. */
    List<Rectangle> painted() {
        return painted;
    }

    /** Reads what comes until the deadline, asking for nothing. A message begun by then has more time to end. */
    void serveUntil(Deadline deadline, Duration messageTimeout) throws RfbException {
        wire.setDeadline(deadline.plus(messageTimeout));
        while (!deadline.hasPassed() && wire.in().awaitReadable(deadline)) {
            readMessage();
        }
    }

    private void readUntilComplete(Deadline deadline) throws RfbException {
        try {
            requestWanted();
            flushRequest();
            screen.prepare();
            long retryMillis = FIRST_RETRY_MILLIS;
            Deadline retry = deadline.within(Duration.ofMillis(retryMillis));
            do {
                boolean update = wire.in().awaitReadable(retry) && readMessage();
                if (screen.isComplete()) {
                    return;
                }
                if (retry.hasPassed()) {
                    checkTimeLeft(deadline);
                    retryMillis = Math.min(2 * retryMillis, LAST_RETRY_MILLIS);
                    retry = deadline.within(Duration.ofMillis(retryMillis));
                    asked = screen.missing().intersection(wanted());
                    writer.requestFull(asked);
                    flushRequest();
                } else if (update) {
                    requestRest();
                }
            } while (true);
        } catch (RfbException e) {
            throw withShare(e);
        }
    }

    private static void checkTimeLeft(Deadline deadline) throws RfbException {
        if (deadline.hasPassed()) {
            throw new RfbException(Reason.TIMEOUT, "timeout: the picture was not complete within " + deadline);
        }
    }

    private void requestRest() throws RfbException {
        if (resized || screen.firstMissingRow() >= asked.y() + asked.height()) {
            resized = false;
            requestWanted();
        } else {
            writer.requestChanges(wanted());
        }
        flushRequest();
    }

    /** A server may have sent all that is needed, and gone, before it is asked for more. */
    private void flushRequest() throws RfbException {
        try {
            wire.out().flush();
        } catch (RfbException e) {
            if (e.reason() != Reason.CONNECTION_LOST) {
                throw e;
            }
        }
    }

    private RfbException withShare(RfbException e) {
        if (e.reason() != Reason.TIMEOUT && e.reason() != Reason.CONNECTION_LOST) {
            return e;
        }
        long percent = 100L * screen.paintedPixels() / ((long) screen.width() * screen.height());
        return new RfbException(e.reason(), e.getMessage() + "; " + percent + " % of the picture had come", e);
    }

    @Override
    public void close() {
        reader.close();
    }

    private final class Events implements MessageHandler {
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

        /** By hand: the equals of a record costs a cold JVM more than the rest of the update. */
        private boolean isOnePixel(Rectangle rectangle) {
            return rectangle.x() == 0 && rectangle.y() == 0 && rectangle.width() == 1 && rectangle.height() == 1;
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
    }
}

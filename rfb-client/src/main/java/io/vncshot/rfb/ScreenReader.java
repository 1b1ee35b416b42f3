package io.vncshot.rfb;

import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.message.ClientMessageWriter;
import io.vncshot.rfb.message.MessageHandler;
import io.vncshot.rfb.message.ServerMessageReader;
import io.vncshot.rfb.pixel.Cursor;
import io.vncshot.rfb.pixel.PixelFormat;
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
    private static final int MAX_PAINTED = 16;
    private static final Rectangle ONE_PIXEL = new Rectangle(0, 0, 1, 1);

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
    private String desktopName;
    private boolean resized;
    private boolean betweenMessages = true;
    private int awaitedX;
    private int awaitedY;
    private boolean awaitedPainted;
    private boolean paintedAnything;
    private final List<Rectangle> painted = new ArrayList<>();
    private @Nullable Cursor cursor;

    ScreenReader(Wire wire, Framebuffer screen, PixelFormat format, String desktopName, SessionListener listener) {
        this.wire = wire;
        this.screen = screen;
        this.desktopName = desktopName;
        this.listener = listener;
        bytesPerPixel = format.bytesPerPixel();
        writer = new ClientMessageWriter(wire.out());
        ColourMap colourMap = new ColourMap();
        reader = new ServerMessageReader(wire.in(), new PixelCodec(format, colourMap), colourMap, screen, new Events());
    }

    ClientMessageWriter writer() {
        return writer;
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
            screen.clear();
        }
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
        return update;
    }

    /**
     * Reads all changes so far. A server does not answer a request for changes while there are none, so one pixel is asked
     * for unconditionally in the same breath.
     */
    void readChanges(Deadline deadline) throws RfbException {
        readAreaAndChanges(ONE_PIXEL, deadline);
    }

    /** Reads that area anew, and all changes so far elsewhere. */
    void readAreaAndChanges(Rectangle area, Deadline deadline) throws RfbException {
        wire.setDeadline(deadline);
        resized = false;
        awaitedX = area.x();
        awaitedY = area.y();
        awaitedPainted = false;
        painted.clear();
        writer.requestChanges(wholeScreen());
        writer.requestFull(area);
        flushRequest();
        while (!awaitedPainted && !resized) {
            paintedAnything = false;
            if (readMessage() && !paintedAnything && !resized) {
                writer.requestChanges(wholeScreen());
                flushRequest();
            }
        }
        if (!screen.isComplete()) {
            resized = false;
            readUntilComplete(deadline);
        }
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
            if (painted.size() < MAX_PAINTED && !isOnePixel(rectangle)) {
                painted.add(rectangle);
            }
        }
    }
}

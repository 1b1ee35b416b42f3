package io.vncshot.rfb;

import io.vncshot.rfb.pixel.Cursor;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.transport.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Gets TigerVNC to leave the pointer out of the picture. It draws the pointer even for a client that announces Cursor, to
 * which it then sends a shape of 0x0, until the pointer is where that client has last put it. Where the pointer is it does
 * not tell; but when the pointer is moved, the place it was drawn at is sent again, and so it can be put back.
 */
final class PointerRemover {
    /** No pointer is larger; what changes over a larger area is something else. */
    private static final int MAX_POINTER_SIDE = 128;

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration SETTLING = Duration.ofMillis(100);

    private final ScreenReader reader;
    private List<Encoding> encodings;
    private int x = -1;
    private int y = -1;
    private int buttonMask;

    PointerRemover(ScreenReader reader, List<Encoding> encodings) {
        this.reader = reader;
        this.encodings = encodings;
    }

    /** Other encodings have been announced. */
    void announce(List<Encoding> announced) {
        encodings = announced;
    }

    /** The client has put the pointer there. */
    void pointerMoved(int newX, int newY, int newButtonMask) {
        x = newX;
        y = newY;
        buttonMask = newButtonMask;
    }

    /**
     * To be called after a complete picture; the next is complete too, and without the pointer. A server that leaves, or
     * answers no more, has sent its picture all the same.
     */
    void removePointer(Deadline deadline) throws RfbException {
        Cursor cursor = reader.news().cursor();
        if (cursor == null || !isSign(cursor)) {
            return;
        }
        try {
            movePointerAway(deadline.within(PATIENCE));
        } catch (RfbException e) {
            boolean over = e.reason() == Reason.CONNECTION_LOST || e.reason() == Reason.TIMEOUT;
            if (!over || !reader.isBetweenMessages() || !reader.screen().isComplete()) {
                throw e;
            }
        }
    }

    /** Whether a shape means that the server draws the pointer. That of CursorWithAlpha does if it has been asked for. */
    private boolean isSign(Cursor cursor) {
        boolean nothing = cursor.width() == 1 && cursor.height() == 1 && cursor.argb()[0] == 0;
        return cursor.isEmpty() || (nothing && encodings.contains(Encoding.CURSOR_WITH_ALPHA));
    }

    private void movePointerAway(Deadline deadline) throws RfbException {
        boolean knownPlace =
                x >= 0 && x < reader.screen().width() && y < reader.screen().height();
        if (!knownPlace) {
            // Where an X server puts the pointer at its start, and where it still is on most that nobody sits at.
            x = reader.screen().width() / 2;
            y = reader.screen().height() / 2;
        }
        List<Rectangle> repainted = moveAndAwait(deadline);
        if (!knownPlace && !repainted.isEmpty() && !wasWhereItIs(repainted)) {
            int guessedX = x;
            int guessedY = y;
            putBack(repainted, deadline);
            if (x != guessedX || y != guessedY) {
                // Windows show that the pointer is in them; this is how long they have to show it again.
                reader.serveUntil(deadline.within(SETTLING), PATIENCE);
            }
        }
        reader.readAreaAndChanges(aroundPointer(), deadline);
    }

    /** Whether what was drawn was the shape there is now, at the place where it is now. */
    private boolean wasWhereItIs(List<Rectangle> repainted) {
        Cursor shape = reader.news().cursor();
        Rectangle drawn = union(repainted);
        return shape != null
                && shape.width() == drawn.width()
                && shape.height() == drawn.height()
                && drawn.x() + shape.hotspotX() == x
                && drawn.y() + shape.hotspotY() == y;
    }

    private static boolean isPointerSized(Rectangle area) {
        return area.width() <= MAX_POINTER_SIDE && area.height() <= MAX_POINTER_SIDE;
    }

    /**
     * Moves the pointer, has the server send its shape, and reads what that changes on the screen. The first answer may be
     * written before the server has noticed the move, hence the second.
     */
    private List<Rectangle> moveAndAwait(Deadline deadline) throws RfbException {
        reader.writer().pointer(x, y, buttonMask);
        reader.writer().setEncodings(encodings);
        reader.readChanges(deadline);
        List<Rectangle> repainted = new ArrayList<>(reader.news().painted());
        reader.readChanges(deadline);
        repainted.addAll(reader.news().painted());
        return repainted;
    }

    /** What else changes meanwhile may be repainted too: then the pointer was where a shape of that size is. */
    private void putBack(List<Rectangle> repainted, Deadline deadline) throws RfbException {
        Rectangle together = union(repainted);
        if (isPointerSized(together)) {
            putBack(together, deadline);
            return;
        }
        for (Rectangle part : repainted) {
            if (isPointerSized(part) && putBack(part, deadline)) {
                return;
            }
        }
    }

    private static Rectangle union(List<Rectangle> parts) {
        Rectangle together = parts.get(0);
        for (Rectangle part : parts) {
            together = together.union(part);
        }
        return together;
    }

    /**
     * Puts the pointer where it was if it was drawn there. The shape may be another one than where the pointer is now, with
     * another hot spot: the place is then corrected.
     *
     * @return whether the shape there is as large as what was drawn
     */
    private boolean putBack(Rectangle drawn, Deadline deadline) throws RfbException {
        Cursor shape = reader.news().cursor();
        for (int attempt = 0; attempt < 2 && shape != null; attempt++) {
            x = hotspot(drawn.x(), drawn.width(), shape.width(), shape.hotspotX());
            y = hotspot(drawn.y(), drawn.height(), shape.height(), shape.hotspotY());
            keepOnScreen();
            moveAndAwait(deadline);
            Cursor there = reader.news().cursor();
            if (there == null || (there.hotspotX() == shape.hotspotX() && there.hotspotY() == shape.hotspotY())) {
                break;
            }
            shape = there;
        }
        return shape != null && shape.width() == drawn.width() && shape.height() == drawn.height();
    }

    /** Where the hot spot was, in one direction; a shape over the screen's left or upper edge was drawn from 0. */
    private static int hotspot(int drawnFrom, int drawnLength, int shapeLength, int hotspot) {
        int from = drawnFrom == 0 ? Math.min(0, drawnLength - shapeLength) : drawnFrom;
        return Math.max(0, from + hotspot);
    }

    private void keepOnScreen() {
        x = Math.min(x, reader.screen().width() - 1);
        y = Math.min(y, reader.screen().height() - 1);
    }

    private Rectangle aroundPointer() {
        keepOnScreen();
        int left = Math.max(0, x - MAX_POINTER_SIDE);
        int top = Math.max(0, y - MAX_POINTER_SIDE);
        int right = Math.min(reader.screen().width(), x + MAX_POINTER_SIDE);
        int bottom = Math.min(reader.screen().height(), y + MAX_POINTER_SIDE);
        return new Rectangle(left, top, right - left, bottom - top);
    }
}

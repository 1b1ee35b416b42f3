package io.vncshot.rfb;

import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.screen.Framebuffer;
import io.vncshot.rfb.transport.Deadline;
import java.time.Duration;

/**
 * Asks for the whole screen until all of it has come: servers answer without a pixel, in slices, with a new size, or only
 * when asked again.
 */
final class WholePicture {
    /** How long a server may be silent before what is missing is asked for again; doubled each time. */
    private static final long FIRST_RETRY_MILLIS = 500;

    private static final long LAST_RETRY_MILLIS = 8000;

    /** TigerVNC ends the connection of a client for which more than that has to wait. */
    private static final long MAX_REQUEST_BYTES = 32 << 20;

    private static final int BAND_BYTES = 16 << 20;

    private final Conversation conversation;
    private final Framebuffer screen;
    private Rectangle asked;

    WholePicture(Conversation conversation) {
        this.conversation = conversation;
        screen = conversation.screen();
        asked = screen.bounds();
    }

    /**
     * Reads until no pixel is missing.
     *
     * @throws RfbException {@code TIMEOUT} or {@code CONNECTION_LOST} with the share that had come
     */
    void readUntilComplete(Deadline deadline) throws RfbException {
        try {
            requestWanted();
            conversation.send();
            screen.prepare();
            long retryMillis = FIRST_RETRY_MILLIS;
            Deadline retry = deadline.within(Duration.ofMillis(retryMillis));
            do {
                boolean update = conversation.awaitReadable(retry) && conversation.readMessage();
                if (screen.isComplete()) {
                    return;
                }
                if (retry.hasPassed()) {
                    checkTimeLeft(deadline);
                    retryMillis = Math.min(2 * retryMillis, LAST_RETRY_MILLIS);
                    retry = deadline.within(Duration.ofMillis(retryMillis));
                    request(screen.missing().intersection(wanted()));
                    conversation.send();
                } else if (update) {
                    requestRest();
                }
            } while (true);
        } catch (RfbException e) {
            throw withShare(e);
        }
    }

    /** What is to be asked for: the whole screen, or of a very large one a band from the first row on that is missing. */
    private Rectangle wanted() {
        long rowBytes = (long) screen.width() * conversation.bytesPerPixel();
        if (rowBytes * screen.height() <= MAX_REQUEST_BYTES) {
            return screen.bounds();
        }
        int top = screen.firstMissingRow();
        int rows = Math.max(1, (int) (BAND_BYTES / rowBytes));
        return new Rectangle(0, top, screen.width(), Math.min(rows, screen.height() - top));
    }

    private void requestWanted() {
        request(wanted());
    }

    private void request(Rectangle area) {
        asked = area;
        conversation.writer().requestFull(area);
    }

    private void requestRest() throws RfbException {
        ServerNews news = conversation.news();
        if (news.isResized() || screen.firstMissingRow() >= asked.y() + asked.height()) {
            news.forgetResize();
            requestWanted();
        } else {
            conversation.writer().requestChanges(wanted());
        }
        conversation.send();
    }

    private static void checkTimeLeft(Deadline deadline) throws RfbException {
        if (deadline.hasPassed()) {
            throw new RfbException(Reason.TIMEOUT, "timeout: the picture was not complete within " + deadline);
        }
    }

    private RfbException withShare(RfbException e) {
        if (e.reason() != Reason.TIMEOUT && e.reason() != Reason.CONNECTION_LOST) {
            return e;
        }
        long percent = 100L * screen.paintedPixels() / ((long) screen.width() * screen.height());
        return new RfbException(e.reason(), e.getMessage() + "; " + percent + " % of the picture had come", e);
    }
}

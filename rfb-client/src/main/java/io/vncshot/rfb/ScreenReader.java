package io.vncshot.rfb;

import io.vncshot.rfb.message.ClientMessageWriter;
import io.vncshot.rfb.message.ScreenLayout;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.screen.Framebuffer;
import io.vncshot.rfb.transport.Deadline;
import java.time.Duration;
import java.util.List;

/** Gets complete pictures, and changes of them, out of a server. */
final class ScreenReader implements AutoCloseable {
    private static final int MAX_LEFTOVERS = 64;
    private static final Rectangle ONE_PIXEL = new Rectangle(0, 0, 1, 1);
    /** Sides of the largest tile that servers look for changes in. */
    private static final int SURROUNDINGS = 64;

    private final Conversation conversation;
    private final ClientMessageWriter writer;
    private final Framebuffer screen;
    private final ServerNews news;
    private final WholePicture wholePicture;

    ScreenReader(Conversation conversation) {
        this.conversation = conversation;
        writer = conversation.writer();
        screen = conversation.screen();
        news = conversation.news();
        wholePicture = new WholePicture(conversation);
    }

    ClientMessageWriter writer() {
        return writer;
    }

    ServerNews news() {
        return news;
    }

    Framebuffer screen() {
        return screen;
    }

    /** Whether what is on the screen is what the server sent, all of it: no message was cut short. */
    boolean isBetweenMessages() {
        return conversation.isBetweenMessages();
    }

    /** Reads the whole screen anew. */
    void readAll(Deadline deadline) throws RfbException {
        conversation.setDeadline(deadline);
        if (screen.isComplete()) {
            readLeftovers(deadline);
        }
        screen.clear();
        wholePicture.readUntilComplete(deadline);
    }

    /** What came unasked or late is not the next picture; only the first may be one that nobody asked for. */
    private void readLeftovers(Deadline deadline) throws RfbException {
        Deadline now = deadline.within(Duration.ZERO);
        for (int i = 0; i < MAX_LEFTOVERS && conversation.awaitReadable(now); i++) {
            conversation.readMessage();
        }
        news.forgetResize();
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
            for (Rectangle area : news.painted()) {
                missing -= (long) area.width() * area.height();
                changed |= !area.contains(0, 0) || area.width() > SURROUNDINGS || area.height() > SURROUNDINGS;
            }
        }
    }

    /** Reads that area anew, and all changes so far elsewhere. */
    void readAreaAndChanges(Rectangle area, Deadline deadline) throws RfbException {
        conversation.setDeadline(deadline);
        news.beginPainting();
        writer.requestChanges(screen.bounds());
        readArea(area, screen.bounds());
        if (!screen.isComplete()) {
            news.forgetResize();
            wholePicture.readUntilComplete(deadline);
        }
    }

    /** Returns once the server has read all that it was sent, and its answers have been read. */
    void roundTrip(Deadline deadline) throws RfbException {
        conversation.setDeadline(deadline);
        news.forgetResize();
        readArea(ONE_PIXEL, ONE_PIXEL);
    }

    /** A full request may be answered without a pixel, once each: what is then asked for is what has not come since. */
    private void readArea(Rectangle area, Rectangle changes) throws RfbException {
        news.awaitPixel(area.x(), area.y());
        writer.requestFull(area);
        conversation.send();
        while (!news.isAwaitedPainted() && !news.isResized()) {
            news.awaitPainting();
            if (conversation.readMessage() && !news.hasPainted() && !news.isResized()) {
                writer.requestChanges(changes);
                conversation.send();
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
        conversation.setDeadline(until.plus(messageTimeout));
        news.beginPainting();
        news.awaitPainting();
        writer.requestChanges(screen.bounds());
        conversation.sendSurely();
        while (!news.hasPainted() && !news.isResized() && !until.hasPassed() && conversation.awaitReadable(until)) {
            if (conversation.readMessage() && !news.hasPainted() && !news.isResized()) {
                writer.requestChanges(screen.bounds());
                conversation.sendSurely();
            }
        }
        if (!screen.isComplete()) {
            readAll(until.plus(messageTimeout));
            return List.of(screen.bounds());
        }
        return news.painted();
    }

    /** Asks for another size of the desktop, and reads what comes of it. */
    ResizeAnswer resize(int width, int height, Deadline deadline) throws RfbException {
        roundTrip(deadline);
        ServerAbilities abilities = news.abilities();
        ScreenLayout layout = abilities.screen;
        if (layout == null) {
            return ResizeAnswer.NOT_SUPPORTED;
        }
        abilities.resizeStatus = ServerAbilities.UNANSWERED;
        writer.setDesktopSize(width, height, layout);
        while (abilities.resizeStatus == ServerAbilities.UNANSWERED) {
            writer.requestChanges(screen.bounds());
            conversation.send();
            boolean update = false;
            while (!update) {
                update = conversation.readMessage();
            }
        }
        return ResizeAnswer.of(abilities.resizeStatus);
    }

    /** Reads what comes until the deadline, asking for nothing. A message begun by then has more time to end. */
    void serveUntil(Deadline deadline, Duration messageTimeout) throws RfbException {
        conversation.setDeadline(deadline.plus(messageTimeout));
        while (!deadline.hasPassed() && conversation.awaitReadable(deadline)) {
            conversation.readMessage();
        }
    }

    @Override
    public void close() {
        conversation.close();
    }
}

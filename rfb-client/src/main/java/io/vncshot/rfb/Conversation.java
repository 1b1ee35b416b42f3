package io.vncshot.rfb;

import io.vncshot.rfb.encoding.Decoders;
import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.message.ClientMessageWriter;
import io.vncshot.rfb.message.ServerMessageReader;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.screen.ColourMap;
import io.vncshot.rfb.screen.Framebuffer;
import io.vncshot.rfb.screen.PixelCodec;
import io.vncshot.rfb.transport.Deadline;

/** The messages of a session, one after the other, and what they leave behind: the screen and the news. */
final class Conversation {
    private final Wire wire;
    private final ClientMessageWriter writer;
    private final Framebuffer screen;
    private final ServerMessageReader reader;
    private final ServerNews news;
    private final int bytesPerPixel;
    private boolean betweenMessages = true;

    Conversation(
            Wire wire,
            Framebuffer screen,
            PixelFormat format,
            String desktopName,
            Decoders decoders,
            SessionListener listener) {
        this.wire = wire;
        this.screen = screen;
        bytesPerPixel = format.bytesPerPixel();
        writer = new ClientMessageWriter(wire.out());
        news = new ServerNews(writer, desktopName, listener);
        ColourMap colourMap = new ColourMap();
        PixelCodec pixels = new PixelCodec(format, colourMap);
        reader = new ServerMessageReader(wire.in(), pixels, colourMap, screen, decoders, news);
    }

    ClientMessageWriter writer() {
        return writer;
    }

    Framebuffer screen() {
        return screen;
    }

    ServerNews news() {
        return news;
    }

    /** Of the format on the wire. */
    int bytesPerPixel() {
        return bytesPerPixel;
    }

    /** Whether what is on the screen is what the server sent, all of it: no message was cut short. */
    boolean isBetweenMessages() {
        return betweenMessages;
    }

    void setDeadline(Deadline deadline) {
        wire.setDeadline(deadline);
    }

    /** Whether something can be read, waiting for it no longer than that. */
    boolean awaitReadable(Deadline until) throws RfbException {
        return wire.in().awaitReadable(until);
    }

    /** Whether it was an update. */
    boolean readMessage() throws RfbException {
        reader.awaitMessage();
        betweenMessages = false;
        boolean update = reader.read();
        betweenMessages = true;
        if (news.takeAnswered()) {
            send();
        }
        return update;
    }

    /** Sends what has been written. A server may have sent all that is needed, and gone, before it is asked for more. */
    void send() throws RfbException {
        try {
            wire.out().flush();
        } catch (RfbException e) {
            if (e.reason() != Reason.CONNECTION_LOST) {
                throw e;
            }
        }
    }

    /** Sends what has been written; that the server has gone is a failure. */
    void sendSurely() throws RfbException {
        wire.out().flush();
    }

    void close() {
        reader.close();
    }
}

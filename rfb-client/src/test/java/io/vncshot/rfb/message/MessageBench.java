package io.vncshot.rfb.message;

import io.vncshot.rfb.encoding.Decoders;
import io.vncshot.rfb.fixture.BytesTransport;
import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.pixel.Cursor;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.PictureDecoder;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.screen.ColourMap;
import io.vncshot.rfb.screen.Framebuffer;
import io.vncshot.rfb.screen.PixelCodec;
import java.util.ArrayList;
import java.util.List;

/** Reads messages from bytes onto a screen, and notes in words what the handler is told. */
final class MessageBench implements MessageHandler {
    final Framebuffer screen = new Framebuffer(64 << 20);
    final List<String> heard = new ArrayList<>();
    final List<Cursor> cursors = new ArrayList<>();
    private final PixelFormat format;

    MessageBench(int width, int height) throws RfbException {
        this(PixelFormat.BGRX8888, width, height);
    }

    MessageBench(PixelFormat format, int width, int height) throws RfbException {
        this.format = format;
        screen.resize(width, height, "ServerInit");
    }

    /** Reads messages until all bytes are used up. */
    void read(byte[]... messages) throws RfbException {
        BytesTransport transport = BytesTransport.of(messages);
        RfbInput in = transport.input();
        try (ServerMessageReader reader = reader(in)) {
            while (in.awaitReadable(transport.clock().seconds(0))) {
                reader.read();
            }
        }
    }

    ServerMessageReader reader(RfbInput in) {
        ColourMap colourMap = new ColourMap();
        return new ServerMessageReader(
                in, new PixelCodec(format, colourMap), colourMap, screen, new Decoders(PictureDecoder.NONE), this);
    }

    @Override
    public void bell() {
        heard.add("bell");
    }

    @Override
    public void cutText(String text) {
        heard.add("cut text " + (text.length() > 100 ? text.length() + " characters" : text));
    }

    @Override
    public void resized(int width, int height) {
        heard.add("resized " + width + "x" + height);
    }

    @Override
    public void renamed(String desktopName) {
        heard.add("renamed " + (desktopName.length() > 100 ? desktopName.length() + " characters" : desktopName));
    }

    @Override
    public void cursorChanged(Cursor cursor) {
        cursors.add(cursor);
        heard.add("cursor " + cursor.width() + "x" + cursor.height() + " at " + cursor.hotspotX() + ","
                + cursor.hotspotY());
    }

    @Override
    public void fence(int flags, byte[] payload) {
        heard.add("fence " + Integer.toHexString(flags) + " of " + payload.length + " bytes");
    }

    @Override
    public void painted(Rectangle rectangle) {
        heard.add("painted " + rectangle);
    }
}

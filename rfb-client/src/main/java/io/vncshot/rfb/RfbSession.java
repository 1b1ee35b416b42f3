package io.vncshot.rfb;

import io.vncshot.rfb.encoding.Decoders;
import io.vncshot.rfb.handshake.Handshake;
import io.vncshot.rfb.handshake.ServerInit;
import io.vncshot.rfb.input.Scancode;
import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.pixel.Cursor;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.protocol.SecurityType;
import io.vncshot.rfb.screen.Framebuffer;
import io.vncshot.rfb.transport.Deadline;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A connection to a VNC server after the handshake. Every method belongs to one thread, but for {@link #close()}, which
 * any thread may call. After an {@link RfbException} only {@code close} is of use.
 */
public final class RfbSession implements AutoCloseable {
    private final ClientOptions options;
    private final Wire wire;
    private final String protocolVersion;
    private final SecurityType securityType;
    private final PixelFormat pixelFormat;
    private List<Encoding> encodings;
    private final ScreenReader reader;
    private final PointerRemover pointerRemover;

    private RfbSession(Handshake.Result result, ClientOptions options) throws RfbException {
        this.options = options;
        wire = result.wire();
        protocolVersion = result.version();
        securityType = result.securityType();
        ServerInit init = result.serverInit();
        Framebuffer screen = new Framebuffer(options.maxPixels());
        screen.resize(init.width(), init.height(), "ServerInit");
        PixelFormat natural = init.pixelFormat();
        PixelFormat toSet = SessionSetup.pixelFormatToSet(options, natural);
        pixelFormat = toSet == null ? requireNonNull(natural) : toSet;
        encodings = SessionSetup.encodings(options, Link.of(result));
        Decoders decoders = new Decoders(SessionSetup.pictures(options));
        reader = new ScreenReader(
                new Conversation(wire, screen, pixelFormat, init.desktopName(), decoders, options.listener()));
        if (options.quality().isPresent()) {
            reader.writer().setQuality(options.quality().getAsInt());
        }
        pointerRemover = new PointerRemover(reader, encodings);
        if (toSet != null) {
            reader.writer().setPixelFormat(toSet);
        }
        reader.writer().setEncodings(encodings);
    }

    /** Tells the server what to send, before it is asked for anything. */
    static RfbSession begin(Handshake.Result result, ClientOptions options, Deadline deadline) throws RfbException {
        RfbSession session = new RfbSession(result, options);
        session.flush(deadline);
        return session;
    }

    /** The screen's width in pixels, as of the last message read. */
    public int width() {
        return reader.screen().width();
    }

    /** The screen's height in pixels, as of the last message read. */
    public int height() {
        return reader.screen().height();
    }

    /** The desktop's name as the server gave it. It may hold any character; escape before printing. */
    public String desktopName() {
        return reader.news().desktopName();
    }

    /** The version spoken, {@code 3.3}, {@code 3.7} or {@code 3.8}. */
    public String protocolVersion() {
        return protocolVersion;
    }

    public SecurityType securityType() {
        return securityType;
    }

    /** The format that pixels come in, on the wire. */
    public PixelFormat pixelFormat() {
        return pixelFormat;
    }

    /** The encodings announced, in order (RFC 6143 §7.5.2). */
    public List<Encoding> encodings() {
        return encodings;
    }

    /** Refuses screens of more than so many pixels, to which the server may change; not what the screen is already. */
    public void limitScreen(int maxPixels) {
        reader.screen().limit(maxPixels);
    }

    /**
     * Asks for the whole screen and reads until every pixel of it has come: a picture not older than the call.
     *
     * @throws RfbException {@code TIMEOUT} with the share received when the server does not send all of it in time
     */
    public void refresh(Deadline deadline) throws RfbException {
        Deadline limit = deadline.within(options.updateTimeout());
        reader.readAll(limit);
        removePointer(limit);
    }

    /** Reads what has changed since the last picture, if anything; the whole screen when there is none yet. */
    public void refreshChanges(Deadline deadline) throws RfbException {
        if (!reader.screen().isComplete()) {
            refresh(deadline);
            return;
        }
        Deadline limit = deadline.within(options.updateTimeout());
        reader.readAllChanges(limit);
        removePointer(limit);
    }

    private void removePointer(Deadline limit) throws RfbException {
        if (options.cursor() != CursorMode.DRAWN_BY_SERVER) {
            pointerRemover.removePointer(limit);
        }
    }

    /**
     * The pixels, row-major, {@code width() * height()} of them, opaque {@code 0xFFRRGGBB}; empty before the first picture.
     * Where a picture was not completed they are 0, or those of the picture before. It is the session's own array: read it before the next call, and do not write to it.
     */
    public int[] pixels() {
        return reader.screen().pixels();
    }

    /**
     * The array of {@link #pixels()} is the caller's from here on: the session has no picture then, and reads the next one
     * into another. That costs less than a copy.
     */
    public void releasePixels() {
        reader.screen().release();
    }

    /** The pointer's shape; empty until the server sends one, and when it hides it. */
    public Optional<Cursor> cursor() {
        Cursor cursor = reader.news().cursor();
        return cursor == null || cursor.isEmpty() ? Optional.empty() : Optional.of(cursor);
    }

    /** Keeps the connection alive until the deadline: reads and answers what the server sends, then returns. */
    public void serveUntil(Deadline deadline) throws RfbException {
        reader.serveUntil(deadline, options.updateTimeout());
    }

    /**
     * Waits until the server says that something on the screen has changed, since the last picture or the last call, and
     * reads that into {@link #pixels()}. There must be a picture.
     *
     * @return the rectangles sent, which may hold unchanged pixels too; empty if {@code until} has passed, or only the first
     *     pixel was sent
     */
    public List<Rectangle> awaitChanges(Deadline until) throws RfbException {
        return List.copyOf(reader.awaitChanges(until, options.updateTimeout()));
    }

    /** Whether the server takes the numbers of keys beside their meanings, since {@link #announceScancodes}. */
    public boolean sendsScancodes() {
        return reader.news().abilities().extendedKeys;
    }

    /** Offers QEMU's extended key events, and waits for the server's answer; key events are such if it takes them. */
    public void announceScancodes(Deadline deadline) throws RfbException {
        announce(Encoding.QEMU_EXTENDED_KEY_EVENT, deadline);
    }

    /** Offers to exchange clipboards in UTF-8, and waits for the server's answer. */
    public void announceClipboard(Deadline deadline) throws RfbException {
        reader.news().clipboard().enable();
        announce(Encoding.EXTENDED_CLIPBOARD, deadline);
    }

    private void announce(Encoding encoding, Deadline deadline) throws RfbException {
        if (!encodings.contains(encoding)) {
            List<Encoding> more = new ArrayList<>(encodings);
            more.add(encoding);
            encodings = List.copyOf(more);
            pointerRemover.announce(encodings);
            reader.writer().setEncodings(encodings);
        }
        reader.roundTrip(deadline.within(options.updateTimeout()));
    }

    /**
     * Makes a text the server's clipboard, in Latin-1 if it is that. Of another, after {@link #announceClipboard}, the server
     * is told that it is there; when it asks, it gets it while the session reads.
     *
     * @throws IllegalArgumentException for a character beyond Latin-1, if the server does not take UTF-8
     */
    public void cutText(String text, Deadline deadline) throws RfbException {
        int beyond = 0;
        while (beyond < text.length() && text.charAt(beyond) <= 0xFF) {
            beyond++;
        }
        if (beyond == text.length()) {
            // Not by the extended clipboard: x11vnc takes that from its library and drops what comes by it.
            reader.news().clipboard().forget();
            reader.writer().cutText(text.replace("\r\n", "\n").getBytes(StandardCharsets.ISO_8859_1));
        } else if (reader.news().clipboard().isAccepted()) {
            reader.news().clipboard().offer(text);
        } else {
            throw new IllegalArgumentException("the server's clipboard takes Latin-1 only, which U+"
                    + Integer.toHexString(text.codePointAt(beyond)).toUpperCase(Locale.ROOT) + " at position "
                    + (beyond + 1) + " is not in");
        }
        flush(deadline);
    }

    /** Asks the server for another size of its desktop, and waits for what comes of it. */
    public ResizeAnswer resize(int width, int height, Deadline deadline) throws RfbException {
        return reader.resize(width, height, deadline.within(options.updateTimeout()));
    }

    /**
     * Returns once the server has read all input sent so far, or the deadline has passed: without that, closing the
     * connection may lose the last of it.
     *
     * @return whether the server has answered
     */
    public boolean awaitInputRead(Deadline deadline) throws RfbException {
        try {
            reader.roundTrip(deadline);
            return true;
        } catch (RfbException e) {
            if (e.reason() != Reason.TIMEOUT) {
                throw e;
            }
            return false;
        }
    }

    /** Presses a key (RFC 6143 §7.5.4); {@code keysym} is an X keysym. */
    public void keyDown(int keysym, Deadline deadline) throws RfbException {
        int scancode = sendsScancodes() ? Scancode.of(keysym) : Scancode.NONE;
        if (scancode == Scancode.NONE) {
            reader.writer().keyDown(keysym);
        } else {
            reader.writer().extendedKeyDown(keysym, scancode);
        }
        flush(deadline);
    }

    /** Releases a key. */
    public void keyUp(int keysym, Deadline deadline) throws RfbException {
        int scancode = sendsScancodes() ? Scancode.of(keysym) : Scancode.NONE;
        if (scancode == Scancode.NONE) {
            reader.writer().keyUp(keysym);
        } else {
            reader.writer().extendedKeyUp(keysym, scancode);
        }
        flush(deadline);
    }

    /**
     * Moves the pointer and sets its buttons (RFC 6143 §7.5.5).
     *
     * @param buttonMask bit 0 is the left button, 1 the middle, 2 the right, 3 to 6 the wheel
     * @throws IllegalArgumentException for a point that is not on the screen
     */
    public void pointer(int x, int y, int buttonMask, Deadline deadline) throws RfbException {
        if (x < 0 || y < 0 || x >= width() || y >= height()) {
            throw new IllegalArgumentException(
                    "point " + x + "," + y + ": not on the screen of " + width() + "x" + height());
        }
        reader.writer().pointer(x, y, buttonMask);
        pointerRemover.pointerMoved(x, y, buttonMask);
        flush(deadline);
    }

    private void flush(Deadline deadline) throws RfbException {
        wire.setDeadline(deadline.within(options.updateTimeout()));
        wire.out().flush();
    }

    /** Ends the connection, at once and from any thread. */
    @Override
    public void close() {
        wire.close();
    }
}

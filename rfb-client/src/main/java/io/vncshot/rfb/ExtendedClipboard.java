package io.vncshot.rfb;

import io.vncshot.rfb.message.ClientMessageWriter;
import io.vncshot.rfb.protocol.RfbException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The extended clipboard (rfbproto): text in UTF-8, which either side announces and the other asks for. Writes its answers
 * into the writer's output, which the caller flushes.
 */
final class ExtendedClipboard {
    private static final int TEXT = 1;
    private static final int CAPS = 1 << 24;
    private static final int REQUEST = 1 << 25;
    private static final int PEEK = 1 << 26;
    private static final int NOTIFY = 1 << 27;
    private static final int PROVIDE = 1 << 28;
    private static final int MAX_TEXT = 16 << 20;
    /** The server may send so much without being asked. */
    private static final int UNASKED = 1 << 20;

    private final ClientMessageWriter writer;
    private final SessionListener listener;
    private boolean enabled;
    private boolean accepted;
    private long takenUnasked;
    private String offered = "";

    ExtendedClipboard(ClientMessageWriter writer, SessionListener listener) {
        this.writer = writer;
        this.listener = listener;
    }

    /** From here on the server's messages count; before, nobody has asked for them. */
    void enable() {
        enabled = true;
    }

    /** Whether the server has it, for text. */
    boolean isAccepted() {
        return accepted;
    }

    /** Makes a text the server's clipboard: sends it, or says that it is there to be asked for. */
    void offer(String text) {
        offered = text;
        byte[] utf8 = wireText();
        if (utf8.length <= takenUnasked) {
            provide(utf8);
        } else {
            writer.extendedClipboard(NOTIFY | TEXT, new byte[0]);
        }
    }

    /** The text last offered is no longer the clipboard. */
    void forget() {
        offered = "";
    }

    /** Takes in a message of the server's, and answers it. */
    void received(int flags, byte[] payload) throws RfbException {
        boolean text = (flags & TEXT) != 0;
        if (!enabled) {
            return;
        }
        if ((flags & CAPS) != 0) {
            accepted = text;
            boolean takes = (flags & PROVIDE) != 0 && payload.length >= Integer.BYTES;
            takenUnasked = text && takes
                    ? Integer.toUnsignedLong(ByteBuffer.wrap(payload).getInt())
                    : 0;
            writer.extendedClipboard(
                    CAPS | REQUEST | PEEK | NOTIFY | PROVIDE | TEXT,
                    ByteBuffer.allocate(Integer.BYTES).putInt(UNASKED).array());
        } else if ((flags & PROVIDE) != 0 && text) {
            listener.cutText(inflated(payload));
        } else if ((flags & NOTIFY) != 0 && text) {
            writer.extendedClipboard(REQUEST | TEXT, new byte[0]);
        } else if ((flags & REQUEST) != 0 && text && !offered.isEmpty()) {
            provide(wireText());
        } else if ((flags & PEEK) != 0) {
            writer.extendedClipboard(NOTIFY | (offered.isEmpty() ? 0 : TEXT), new byte[0]);
        }
    }

    /** Lines end in CR LF, and the text in NUL. */
    private byte[] wireText() {
        String lines = offered.replace("\r\n", "\n").replace("\n", "\r\n");
        return (lines + '\0').getBytes(StandardCharsets.UTF_8);
    }

    private void provide(byte[] utf8) {
        ByteBuffer plain = ByteBuffer.allocate(Integer.BYTES + utf8.length);
        plain.putInt(utf8.length).put(utf8);
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(plain.array());
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            byte[] piece = new byte[4096];
            int count;
            do {
                // Not to the stream's end, which LibVNCServer takes for an error.
                count = deflater.deflate(piece, 0, piece.length, Deflater.SYNC_FLUSH);
                compressed.write(piece, 0, count);
            } while (count == piece.length);
            writer.extendedClipboard(PROVIDE | TEXT, compressed.toByteArray());
        } finally {
            deflater.end();
        }
    }

    /** The first of the formats provided, which is the text. */
    private static String inflated(byte[] payload) throws RfbException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(payload);
            byte[] head = new byte[Integer.BYTES];
            inflate(inflater, head);
            int length = ByteBuffer.wrap(head).getInt();
            if (length < 0 || length > MAX_TEXT) {
                throw RfbException.protocol("clipboard of " + Integer.toUnsignedLong(length) + " bytes: at most "
                        + MAX_TEXT + " are taken");
            }
            byte[] utf8 = new byte[length];
            inflate(inflater, utf8);
            int end = length;
            while (end > 0 && utf8[end - 1] == 0) {
                end--;
            }
            return new String(utf8, 0, end, StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (DataFormatException e) {
            throw new RfbException(
                    RfbException.Reason.PROTOCOL, "clipboard data is not a valid zlib stream: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
    }

    private static void inflate(Inflater inflater, byte[] target) throws DataFormatException, RfbException {
        int done = 0;
        while (done < target.length) {
            int count = inflater.inflate(target, done, target.length - done);
            if (count == 0) {
                throw RfbException.protocol("clipboard data ends before its text is complete");
            }
            done += count;
        }
    }
}

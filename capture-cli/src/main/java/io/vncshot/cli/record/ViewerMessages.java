package io.vncshot.cli.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Takes a viewer's messages apart, of which the bytes come in pieces. */
final class ViewerMessages {
    private static final int SET_PIXEL_FORMAT = 0;
    private static final int SET_ENCODINGS = 2;
    private static final int FRAMEBUFFER_UPDATE_REQUEST = 3;
    private static final int KEY_EVENT = 4;
    private static final int POINTER_EVENT = 5;
    private static final int CLIENT_CUT_TEXT = 6;
    private static final int ENABLE_CONTINUOUS_UPDATES = 150;
    private static final int CLIENT_FENCE = 248;
    private static final int XVP = 250;
    private static final int SET_DESKTOP_SIZE = 251;
    private static final int GII = 253;
    private static final int QEMU = 255;

    private static final int QEMU_EXTENDED_KEY_EVENT = 0;
    private static final int QEMU_AUDIO = 1;
    private static final int QEMU_AUDIO_FORMAT = 2;

    private static final int MAX_MESSAGE = 64 << 20;
    private static final int MAX_TEXT = 1 << 20;
    private static final int NOT_YET = 0;
    private static final int CLIPBOARD_PROVIDE = 1 << 28;
    private static final int CLIPBOARD_TEXT = 1;

    private final ViewerEvents events;
    private byte[] bytes = new byte[64];
    private int end;

    ViewerMessages(ViewerEvents events) {
        this.events = events;
    }

    /**
     * Takes more bytes and tells of the messages that are complete.
     *
     * @throws IOException for a message of which nobody here knows the length
     */
    void feed(byte[] more) throws IOException {
        if (end + more.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, end + more.length));
        }
        System.arraycopy(more, 0, bytes, end, more.length);
        end += more.length;
        int start = 0;
        while (start < end) {
            int length = length(ByteBuffer.wrap(bytes, start, end - start).slice());
            if (length == NOT_YET || length > end - start) {
                break;
            }
            tell(ByteBuffer.wrap(bytes, start, length).slice());
            start += length;
        }
        System.arraycopy(bytes, start, bytes, 0, end - start);
        end -= start;
    }

    private static int length(ByteBuffer message) throws IOException {
        int type = message.get(0) & 0xFF;
        return switch (type) {
            case SET_PIXEL_FORMAT -> 20;
            case SET_ENCODINGS -> message.remaining() < 4 ? NOT_YET : 4 + 4 * (message.getShort(2) & 0xFFFF);
            case FRAMEBUFFER_UPDATE_REQUEST, ENABLE_CONTINUOUS_UPDATES -> 10;
            case KEY_EVENT -> 8;
            case POINTER_EVENT -> 6;
            case CLIENT_CUT_TEXT ->
                message.remaining() < 8 ? NOT_YET : sized(type, 8, Math.abs((long) message.getInt(4)));
            case CLIENT_FENCE -> message.remaining() < 9 ? NOT_YET : 9 + (message.get(8) & 0xFF);
            case XVP -> 4;
            case SET_DESKTOP_SIZE -> message.remaining() < 8 ? NOT_YET : 8 + 16 * (message.get(6) & 0xFF);
            case GII -> message.remaining() < 4 ? NOT_YET : 4 + giiLength(message);
            case QEMU -> qemuLength(message);
            default -> throw new IOException("the viewer's message of type " + type + " is not known here");
        };
    }

    private static int sized(int type, int head, long length) throws IOException {
        if (length > MAX_MESSAGE) {
            throw new IOException("the viewer's message of type " + type + " has " + length + " bytes: at most "
                    + MAX_MESSAGE + " are kept");
        }
        return head + (int) length;
    }

    /** The top bit of its second byte says which end of the length comes first. */
    private static int giiLength(ByteBuffer message) {
        short length = message.getShort(2);
        return (message.get(1) & 0x80) != 0 ? length & 0xFFFF : Short.reverseBytes(length) & 0xFFFF;
    }

    private static int qemuLength(ByteBuffer message) throws IOException {
        if (message.remaining() < 4) {
            return NOT_YET;
        }
        int subtype = message.get(1) & 0xFF;
        return switch (subtype) {
            case QEMU_EXTENDED_KEY_EVENT -> 12;
            case QEMU_AUDIO -> message.getShort(2) == QEMU_AUDIO_FORMAT ? 10 : 4;
            default -> throw new IOException("the viewer's QEMU message of type " + subtype + " is not known here");
        };
    }

    private void tell(ByteBuffer message) {
        int type = message.get(0) & 0xFF;
        switch (type) {
            case SET_PIXEL_FORMAT -> events.pixelFormat(Arrays.copyOfRange(content(message), 4, 20));
            case FRAMEBUFFER_UPDATE_REQUEST, ENABLE_CONTINUOUS_UPDATES -> events.updateAsked();
            case KEY_EVENT -> events.keyEvent(move(message.get(1)), message.getInt(4));
            case POINTER_EVENT ->
                events.pointer(message.getShort(2) & 0xFFFF, message.getShort(4) & 0xFFFF, message.get(1) & 0xFF);
            case CLIENT_CUT_TEXT -> tellCutText(message);
            case SET_DESKTOP_SIZE -> events.resize(message.getShort(2) & 0xFFFF, message.getShort(4) & 0xFFFF);
            case QEMU -> {
                if (message.get(1) == QEMU_EXTENDED_KEY_EVENT) {
                    events.keyEvent(move((byte) message.getShort(2)), message.getInt(4));
                }
            }
            default -> {
                // Nothing that a person did.
            }
        }
    }

    private static ViewerEvents.KeyMove move(byte downFlag) {
        return downFlag == 0 ? ViewerEvents.KeyMove.UP : ViewerEvents.KeyMove.DOWN;
    }

    private static byte[] content(ByteBuffer message) {
        byte[] content = new byte[message.remaining()];
        message.get(0, content);
        return content;
    }

    /** A negative length is the extended clipboard's (rfbproto), where the text is in a zlib stream of its own. */
    private void tellCutText(ByteBuffer message) {
        byte[] content = content(message);
        if (message.getInt(4) >= 0) {
            events.cutText(new String(content, 8, content.length - 8, StandardCharsets.ISO_8859_1));
            return;
        }
        boolean text = content.length >= 12
                && (message.getInt(8) & (CLIPBOARD_PROVIDE | CLIPBOARD_TEXT)) == (CLIPBOARD_PROVIDE | CLIPBOARD_TEXT);
        if (text) {
            byte[] inflated = inflate(content, 12);
            int length = inflated.length < 4 ? 0 : ByteBuffer.wrap(inflated).getInt();
            if (length > 0 && length <= inflated.length - 4) {
                String provided = new String(inflated, 4, length, StandardCharsets.UTF_8);
                events.cutText(provided.endsWith("\0") ? provided.substring(0, provided.length() - 1) : provided);
            }
        }
    }

    private static byte[] inflate(byte[] deflated, int offset) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(deflated, offset, deflated.length - offset);
            byte[] plain = new byte[MAX_TEXT];
            return Arrays.copyOf(plain, inflater.inflate(plain));
        } catch (DataFormatException e) {
            return new byte[0];
        } finally {
            inflater.end();
        }
    }
}

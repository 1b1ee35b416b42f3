package io.vncshot.rfb.message;

import io.vncshot.rfb.encoding.Decoders;
import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.Text;
import io.vncshot.rfb.screen.ColourMap;
import io.vncshot.rfb.screen.Framebuffer;
import io.vncshot.rfb.screen.PixelCodec;

/** Reads the server's messages, RFC 6143 §7.6. For the session's thread alone. */
public final class ServerMessageReader implements AutoCloseable {
    private static final int FRAMEBUFFER_UPDATE = 0;
    private static final int SET_COLOUR_MAP_ENTRIES = 1;
    private static final int BELL = 2;
    private static final int SERVER_CUT_TEXT = 3;
    private static final int END_OF_CONTINUOUS_UPDATES = 150;
    private static final int FENCE = 248;
    private static final int XVP = 250;
    private static final int QEMU = 255;
    private static final int QEMU_AUDIO = 1;
    private static final int QEMU_AUDIO_DATA = 2;
    private static final int MAX_FENCE_BYTES = 64;
    private static final int MAX_AUDIO_BYTES = 16 << 20;

    private static final int CUT_TEXT_KEPT = 1 << 20;
    private static final int CUT_TEXT_LIMIT = 16 << 20;

    private final RfbInput in;
    private final ColourMap colourMap;
    private final MessageHandler handler;
    private final Decoders decoders;
    private final UpdateReader updates;

    /** Takes over {@code decoders}, and closes them. */
    public ServerMessageReader(
            RfbInput in,
            PixelCodec pixels,
            ColourMap colourMap,
            Framebuffer screen,
            Decoders decoders,
            MessageHandler handler) {
        this.in = in;
        this.decoders = decoders;
        this.colourMap = colourMap;
        this.handler = handler;
        updates = new UpdateReader(in, pixels, screen, decoders, handler);
    }

    /** Waits until a message begins. */
    public void awaitMessage() throws RfbException {
        in.setReading("a message");
        in.awaitByte();
    }

    /**
     * Reads one message.
     *
     * @return whether it was a FramebufferUpdate
     */
    public boolean read() throws RfbException {
        awaitMessage();
        int type = in.readU8();
        switch (type) {
            case FRAMEBUFFER_UPDATE -> {
                in.setReading("the rest of an update");
                updates.read();
                return true;
            }
            case SET_COLOUR_MAP_ENTRIES -> readColourMapEntries();
            case BELL -> handler.bell();
            case SERVER_CUT_TEXT -> readCutText();
            case END_OF_CONTINUOUS_UPDATES -> {}
            case FENCE -> readFence();
            case XVP -> in.skip(3);
            case QEMU -> skipQemu();
            default -> throw RfbException.protocol("message type " + type + ": not one that a server may send here");
        }
        return false;
    }

    private void readFence() throws RfbException {
        in.setReading("the rest of a fence");
        in.skip(3);
        int flags = in.readS32();
        int length = in.readU8();
        if (length > MAX_FENCE_BYTES) {
            throw RfbException.protocol("fence of " + length + " bytes: at most " + MAX_FENCE_BYTES + " are allowed");
        }
        byte[] payload = new byte[length];
        in.readFully(payload, 0, length);
        handler.fence(flags, payload);
    }

    /** Sound, which nobody here asks for. */
    private void skipQemu() throws RfbException {
        in.setReading("the rest of a message of QEMU's");
        int kind = in.readU8();
        if (kind != QEMU_AUDIO) {
            throw RfbException.protocol("QEMU message of kind " + kind + ": must be 1");
        }
        if (in.readU16() == QEMU_AUDIO_DATA) {
            in.skip(in.readLength(MAX_AUDIO_BYTES, "QEMU audio data"));
        }
    }

    private void readColourMapEntries() throws RfbException {
        in.setReading("the rest of a colour map");
        in.skip(1);
        int first = in.readU16();
        int count = in.readU16();
        if (first + count > ColourMap.ENTRIES) {
            throw RfbException.protocol(
                    count + " colour map entries from " + first + " on: there are only " + ColourMap.ENTRIES);
        }
        for (int i = 0; i < count; i++) {
            colourMap.set(first + i, in.readU16(), in.readU16(), in.readU16());
        }
    }

    /** A negative length is the extended clipboard's, and its absolute value is what follows. */
    private void readCutText() throws RfbException {
        in.setReading("the rest of a cut text");
        in.skip(3);
        int length = in.readS32();
        long size = Math.abs((long) length);
        if (size > CUT_TEXT_LIMIT) {
            throw RfbException.protocol("cut text of " + size + " bytes: at most " + CUT_TEXT_LIMIT + " are taken");
        }
        if (length < 0) {
            readExtendedClipboard(size);
            return;
        }
        byte[] text = new byte[Math.min(length, CUT_TEXT_KEPT)];
        in.readFully(text, 0, text.length);
        in.skip(size - text.length);
        handler.cutText(text.length < length ? Text.decodeStart(text) : Text.decode(text));
    }

    private void readExtendedClipboard(long size) throws RfbException {
        if (size < Integer.BYTES) {
            in.skip(size);
            return;
        }
        int flags = in.readS32();
        byte[] payload = new byte[(int) size - Integer.BYTES];
        in.readFully(payload, 0, payload.length);
        handler.extendedClipboard(flags, payload);
    }

    @Override
    public void close() {
        decoders.close();
    }
}

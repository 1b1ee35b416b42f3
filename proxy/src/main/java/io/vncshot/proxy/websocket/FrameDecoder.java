package io.vncshot.proxy.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes frames from a client apart as they stream in (RFC 6455 §5). Payload is unmasked in the buffer it came in and
 * handed on as slices of it; nothing is kept but a header or a control frame that is not yet whole. Frames of any
 * length are taken, since none is collected. For a listener that joins messages the payload of all frames in a buffer is
 * one slice: unmasking moves it to where the payload before it ends. After a Close frame, or an exception, everything is
 * ignored.
 */
public final class FrameDecoder {
    private static final int MAX_CONTROL = 125;

    private final FrameListener listener;
    private final Set<Coding> codings;
    private final byte[] header = new byte[14];
    private int headerBytes;
    private boolean inPayload;
    private long remaining;
    private int mask;
    private Opcode opcode = Opcode.CONTINUATION;
    private boolean last;
    private boolean inMessage;
    private boolean joins;
    private boolean ended;
    private byte @Nullable [] control;
    private int controlBytes;
    private int joinedStart;
    private int joinedEnd;

    /** Messages may have these codings. */
    public FrameDecoder(FrameListener listener, Set<Coding> codings) {
        this.codings = codings;
        this.listener = listener;
    }

    /**
     * Takes all of the buffer, or as much as the listener does; it stays the caller's. It is written to: nobody else may
     * hold its bytes. After a listener was full it is called again with the rest, which may be empty.
     */
    public void decode(ByteBuf in) throws WebSocketException {
        try {
            while (!ended && !listener.isFull() && (inPayload || readHeader(in))) {
                if (!readPayload(in)) {
                    return;
                }
            }
        } catch (WebSocketException e) {
            ended = true;
            throw e;
        } finally {
            handOver(in);
        }
    }

    private boolean readHeader(ByteBuf in) throws WebSocketException {
        if (headerBytes < 2 && !fillHeader(in, 2)) {
            return false;
        }
        checkStart();
        if (!fillHeader(in, headerSize())) {
            return false;
        }
        last = (header[0] & 0x80) != 0;
        remaining = parseLength();
        mask = parseMask();
        headerBytes = 0;
        inPayload = true;
        controlBytes = 0;
        if (opcode.isControl()) {
            handOver(in);
        } else if (opcode != Opcode.CONTINUATION) {
            beginMessage(in);
        }
        return true;
    }

    private boolean fillHeader(ByteBuf in, int size) {
        int n = Math.min(size - headerBytes, in.readableBytes());
        in.readBytes(header, headerBytes, n);
        headerBytes += n;
        return headerBytes == size;
    }

    private int headerSize() {
        return switch (header[1] & 0x7f) {
            case 126 -> 2 + 2 + 4;
            case 127 -> 2 + 8 + 4;
            default -> 2 + 4;
        };
    }

    private void checkStart() throws WebSocketException {
        opcode = Opcode.of(header[0] & 0x0f);
        require((header[0] & 0x30) == 0, "a reserved bit is set that no extension uses");
        require((header[1] & 0x80) != 0, "a frame from a client must be masked");
        boolean mayBeCompressed = opcode == Opcode.TEXT || opcode == Opcode.BINARY;
        require(
                coding() == Coding.PLAIN || (mayBeCompressed && codings.contains(Coding.DEFLATED)),
                "a reserved bit is set, and no extension was agreed on that uses it there");
        if (opcode.isControl()) {
            require((header[0] & 0x80) != 0, "a control frame must not be fragmented");
            require((header[1] & 0x7f) <= MAX_CONTROL, "a control frame must not be over 125 bytes");
        } else {
            require((opcode == Opcode.CONTINUATION) == inMessage, "fragments out of order");
        }
    }

    private Coding coding() {
        return (header[0] & 0x40) == 0 ? Coding.PLAIN : Coding.DEFLATED;
    }

    private long parseLength() throws WebSocketException {
        ByteBuffer fields = ByteBuffer.wrap(header);
        int length = header[1] & 0x7f;
        if (length == 126) {
            length = fields.getShort(2) & 0xffff;
            require(length > 125, "a length must take the fewest bytes");
        } else if (length == 127) {
            long longLength = fields.getLong(2);
            require(longLength >= 0, "the first bit of a length must be 0");
            require(longLength > 0xffff, "a length must take the fewest bytes");
            return longLength;
        }
        return length;
    }

    private int parseMask() {
        return ByteBuffer.wrap(header).getInt(headerBytes - 4);
    }

    private void beginMessage(ByteBuf in) throws WebSocketException {
        inMessage = true;
        joins = coding() == Coding.PLAIN && listener.joinsMessages();
        if (!joins) {
            handOver(in);
        }
        listener.onMessage(opcode, coding());
    }

    /** Whether the frame has ended. */
    private boolean readPayload(ByteBuf in) throws WebSocketException {
        int n = (int) Math.min(remaining, in.readableBytes());
        if (n > 0) {
            takePayload(in, n);
            mask = Integer.rotateLeft(mask, 8 * (n & 3));
            remaining -= n;
        }
        if (remaining > 0 || listener.isFull()) {
            return false;
        }
        inPayload = false;
        endFrame();
        return true;
    }

    private void takePayload(ByteBuf in, int n) throws WebSocketException {
        int start = in.readerIndex();
        if (opcode.isControl()) {
            Unmasking.apply(in, start, start, n, mask);
            collectControl(in, n);
            return;
        }
        if (joinedStart == joinedEnd) {
            joinedStart = start;
            joinedEnd = start;
        }
        Unmasking.apply(in, start, joinedEnd, n, mask);
        joinedEnd += n;
        in.skipBytes(n);
        if (!joins) {
            handOver(in);
        }
    }

    private void handOver(ByteBuf in) throws WebSocketException {
        int length = joinedEnd - joinedStart;
        if (length > 0) {
            joinedEnd = joinedStart;
            listener.onPayload(in.retainedSlice(joinedStart, length));
        }
    }

    private void collectControl(ByteBuf in, int n) {
        if (control == null) {
            control = new byte[MAX_CONTROL];
        }
        in.readBytes(control, controlBytes, n);
        controlBytes += n;
    }

    private void endFrame() throws WebSocketException {
        switch (opcode) {
            case CONTINUATION, TEXT, BINARY -> {
                if (last) {
                    inMessage = false;
                    listener.onMessageEnd();
                }
            }
            case PING -> listener.onPing(controlBytes == 0 ? Unpooled.EMPTY_BUFFER : copyControl());
            case PONG -> listener.onPong();
            case CLOSE -> {
                ended = true;
                listener.onClose(parseClose());
            }
        }
    }

    private ByteBuf copyControl() {
        return Unpooled.copiedBuffer(control, 0, controlBytes);
    }

    private int parseClose() throws WebSocketException {
        if (control == null || controlBytes == 0) {
            return CloseStatus.NONE;
        }
        require(controlBytes >= 2, "a close code must have two bytes");
        ByteBuffer payload = ByteBuffer.wrap(control, 0, controlBytes);
        int code = payload.getShort() & 0xffff;
        require(CloseStatus.mayBeSent(code), "a close code that must not be sent");
        try {
            StandardCharsets.UTF_8.newDecoder().decode(payload);
        } catch (CharacterCodingException e) {
            throw new WebSocketException(CloseStatus.INVALID_PAYLOAD, "a close reason must be UTF-8");
        }
        return code;
    }

    private static void require(boolean rule, String message) throws WebSocketException {
        if (!rule) {
            throw new WebSocketException(CloseStatus.PROTOCOL_ERROR, message);
        }
    }
}

package io.vncshot.proxy.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import java.nio.charset.StandardCharsets;

/** Writes whole frames of a server, unmasked, without flushing. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty reports failures to the pipeline
public final class FrameWriter {
    /** The room that {@link #writeData} can use in front of a payload. */
    public static final int HEADROOM = 10;

    private static final int FINAL = 0x80;
    private static final int COMPRESSED = 0x40;

    private FrameWriter() {}

    /** Writes the payload as one frame; it is released. The header goes in front of it where there is room. */
    public static void writeData(Channel channel, Opcode opcode, ByteBuf payload) {
        writeMessage(channel, FINAL | opcode.code(), payload);
    }

    /** The same for a payload that is compressed by permessage-deflate. */
    public static void writeDeflated(Channel channel, Opcode opcode, ByteBuf payload) {
        writeMessage(channel, FINAL | COMPRESSED | opcode.code(), payload);
    }

    private static void writeMessage(Channel channel, int firstByte, ByteBuf payload) {
        int length = payload.readableBytes();
        int size = headerSize(length);
        int start = payload.readerIndex() - size;
        if (start >= 0 && payload.refCnt() == 1 && payload.unwrap() == null) {
            int end = payload.writerIndex();
            payload.setIndex(start, start);
            writeHeader(payload, firstByte, length);
            payload.writerIndex(end);
        } else {
            channel.write(newHeader(channel.alloc(), firstByte, length), channel.voidPromise());
        }
        channel.write(payload, channel.voidPromise());
    }

    /** Writes a control frame; the payload, of at most 125 bytes, is released. */
    public static void writeControl(Channel channel, Opcode opcode, ByteBuf payload) {
        int length = payload.readableBytes();
        channel.write(newHeader(channel.alloc(), FINAL | opcode.code(), length), channel.voidPromise());
        channel.write(payload, channel.voidPromise());
    }

    /** Writes a Close frame, without a code if it is {@link CloseStatus#NONE}. */
    public static void writeClose(Channel channel, int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.US_ASCII);
        ByteBuf frame = channel.alloc().ioBuffer(4 + text.length);
        if (code == CloseStatus.NONE) {
            writeHeader(frame, FINAL | Opcode.CLOSE.code(), 0);
        } else {
            writeHeader(frame, FINAL | Opcode.CLOSE.code(), 2 + text.length);
            frame.writeShort(code).writeBytes(text);
        }
        channel.write(frame, channel.voidPromise());
    }

    private static ByteBuf newHeader(ByteBufAllocator allocator, int firstByte, int length) {
        ByteBuf header = allocator.ioBuffer(headerSize(length));
        writeHeader(header, firstByte, length);
        return header;
    }

    private static int headerSize(int length) {
        return length <= 125 ? 2 : length <= 0xffff ? 4 : 10;
    }

    private static void writeHeader(ByteBuf out, int firstByte, int length) {
        out.writeByte(firstByte);
        if (length <= 125) {
            out.writeByte(length);
        } else if (length <= 0xffff) {
            out.writeByte(126).writeShort(length);
        } else {
            out.writeByte(127).writeLong(length);
        }
    }
}

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

    private FrameWriter() {}

    /** Writes the payload as one frame; it is released. The header goes in front of it where there is room. */
    public static void writeData(Channel channel, Opcode opcode, ByteBuf payload) {
        int length = payload.readableBytes();
        int size = headerSize(length);
        int start = payload.readerIndex() - size;
        if (start >= 0 && payload.refCnt() == 1 && payload.unwrap() == null) {
            int end = payload.writerIndex();
            payload.setIndex(start, start);
            writeHeader(payload, opcode, length);
            payload.writerIndex(end);
        } else {
            channel.write(newHeader(channel.alloc(), opcode, length), channel.voidPromise());
        }
        channel.write(payload, channel.voidPromise());
    }

    /** Writes a control frame; the payload, of at most 125 bytes, is released. */
    public static void writeControl(Channel channel, Opcode opcode, ByteBuf payload) {
        int length = payload.readableBytes();
        channel.write(newHeader(channel.alloc(), opcode, length), channel.voidPromise());
        channel.write(payload, channel.voidPromise());
    }

    /** Writes a Close frame, without a code if it is {@link CloseStatus#NONE}. */
    public static void writeClose(Channel channel, int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.US_ASCII);
        ByteBuf frame = channel.alloc().ioBuffer(4 + text.length);
        if (code == CloseStatus.NONE) {
            writeHeader(frame, Opcode.CLOSE, 0);
        } else {
            writeHeader(frame, Opcode.CLOSE, 2 + text.length);
            frame.writeShort(code).writeBytes(text);
        }
        channel.write(frame, channel.voidPromise());
    }

    private static ByteBuf newHeader(ByteBufAllocator allocator, Opcode opcode, int length) {
        ByteBuf header = allocator.ioBuffer(headerSize(length));
        writeHeader(header, opcode, length);
        return header;
    }

    private static int headerSize(int length) {
        return length <= 125 ? 2 : length <= 0xffff ? 4 : 10;
    }

    private static void writeHeader(ByteBuf out, Opcode opcode, int length) {
        out.writeByte(0x80 | opcode.code());
        if (length <= 125) {
            out.writeByte(length);
        } else if (length <= 0xffff) {
            out.writeByte(126).writeShort(length);
        } else {
            out.writeByte(127).writeLong(length);
        }
    }
}

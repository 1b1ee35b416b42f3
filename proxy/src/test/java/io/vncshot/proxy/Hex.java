package io.vncshot.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;

/** Bytes as spaced hex. */
public final class Hex {
    private Hex() {}

    public static byte[] bytes(String hex) {
        return ByteBufUtil.decodeHexDump(hex.replace(" ", ""));
    }

    public static ByteBuf buffer(ByteBufAllocator allocator, String hex) {
        byte[] bytes = bytes(hex);
        return allocator.directBuffer(Math.max(1, bytes.length)).writeBytes(bytes);
    }
}

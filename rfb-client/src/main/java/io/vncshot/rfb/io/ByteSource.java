package io.vncshot.rfb.io;

import io.vncshot.rfb.protocol.RfbException;

/** Bytes in order: a connection, or what a zlib stream inflates to. Reads wait until all that was asked for is there. */
public interface ByteSource {
    int readU8() throws RfbException;

    /** Three bytes, the lowest first. */
    int readLittleEndian24() throws RfbException;

    /** The same so many times, with the highest 8 bits set in each. */
    void readLittleEndian24(int[] target, int offset, int count) throws RfbException;

    void readFully(byte[] target, int offset, int length) throws RfbException;
}

package io.vncshot.rfb.encoding;

import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.protocol.PictureDecoder;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.screen.PixelCodec;
import io.vncshot.rfb.screen.Region;
import java.io.ByteArrayOutputStream;

/**
 * JPEG (rfbproto): a file without a length before it, which its markers end. One without tables is meant to have those of
 * the file before.
 */
final class JpegDecoder implements RectangleDecoder {
    private static final int MARKER = 0xFF;
    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int FIRST_RESTART = 0xD0;
    private static final int LAST_RESTART = 0xD7;
    private static final int HUFFMAN_TABLES = 0xC4;
    private static final int QUANTISATION_TABLES = 0xDB;
    private static final int HEAD_BYTES = 1 << 20;

    private final PictureRectangles pictures;
    private byte[] huffmanTables = {};
    private byte[] quantisationTables = {};
    private int limit;

    JpegDecoder(PictureDecoder decoder) {
        pictures = new PictureRectangles(decoder);
    }

    @Override
    public void decode(RfbInput in, PixelCodec pixels, Region target) throws RfbException {
        limit = HEAD_BYTES + 4 * target.width() * target.height();
        if (in.readU8() != MARKER || in.readU8() != START_OF_IMAGE) {
            throw RfbException.protocol("a JPEG rectangle that does not begin with FF D8");
        }
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        ByteArrayOutputStream huffman = new ByteArrayOutputStream();
        ByteArrayOutputStream quantisation = new ByteArrayOutputStream();
        int marker = readMarker(in);
        while (marker != END_OF_IMAGE) {
            byte[] segment = readSegment(in);
            if (marker == HUFFMAN_TABLES) {
                write(huffman, marker, segment);
            } else if (marker == QUANTISATION_TABLES) {
                write(quantisation, marker, segment);
            } else {
                write(rest, marker, segment);
            }
            marker = marker == START_OF_SCAN ? readScan(in, rest) : readMarker(in);
        }
        keepTables(huffman, quantisation);
        pictures.paint(PictureDecoder.Format.JPEG, file(rest), target);
    }

    private static int readMarker(RfbInput in) throws RfbException {
        int first = in.readU8();
        int marker = in.readU8();
        if (first != MARKER || marker == 0 || marker == MARKER) {
            throw RfbException.protocol("JPEG marker " + first + " " + marker + ": must be 255 and 1 to 254");
        }
        return marker;
    }

    private byte[] readSegment(RfbInput in) throws RfbException {
        int length = in.readU16() - 2;
        if (length < 0) {
            throw RfbException.protocol("JPEG segment of " + (length + 2) + " bytes: must be at least 2");
        }
        take(length);
        byte[] segment = new byte[length];
        in.readFully(segment, 0, length);
        return segment;
    }

    /** The coded pixels, with their restarts, up to the next marker, which is returned. */
    private int readScan(RfbInput in, ByteArrayOutputStream to) throws RfbException {
        while (true) {
            int value = in.readU8();
            take(1);
            if (value != MARKER) {
                to.write(value);
                continue;
            }
            int next = in.readU8();
            if (next != 0 && (next < FIRST_RESTART || next > LAST_RESTART)) {
                return next;
            }
            to.write(value);
            to.write(next);
        }
    }

    private void take(int bytes) throws RfbException {
        limit -= bytes;
        if (limit < 0) {
            throw RfbException.protocol("a JPEG rectangle larger than its pixels, and still without an end");
        }
    }

    private void keepTables(ByteArrayOutputStream huffman, ByteArrayOutputStream quantisation) {
        if (huffman.size() > 0) {
            huffmanTables = huffman.toByteArray();
        }
        if (quantisation.size() > 0) {
            quantisationTables = quantisation.toByteArray();
        }
    }

    private byte[] file(ByteArrayOutputStream rest) {
        ByteArrayOutputStream file = new ByteArrayOutputStream(rest.size() + 1024);
        file.write(MARKER);
        file.write(START_OF_IMAGE);
        file.writeBytes(quantisationTables);
        file.writeBytes(huffmanTables);
        file.writeBytes(rest.toByteArray());
        file.write(MARKER);
        file.write(END_OF_IMAGE);
        return file.toByteArray();
    }

    private static void write(ByteArrayOutputStream to, int marker, byte[] segment) {
        to.write(MARKER);
        to.write(marker);
        to.write((segment.length + 2) >> 8);
        to.write(segment.length + 2);
        to.writeBytes(segment);
    }
}

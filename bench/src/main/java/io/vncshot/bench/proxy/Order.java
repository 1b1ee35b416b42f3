package io.vncshot.bench.proxy;

import java.nio.ByteBuffer;

/**
 * What a client asks of {@link TargetServer}, in the first bytes that it sends.
 *
 * @param bytes how many follow, one way or the other
 */
record Order(Kind kind, long bytes) {
    static final int SIZE = 9;

    enum Kind {
        /** The target sends that many bytes. */
        DOWNLOAD('D'),
        /** The target takes that many bytes, then sends one. */
        UPLOAD('U'),
        /** The target sends everything back. */
        ECHO('E'),
        /** The target reads nothing more. */
        STALL('S');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        private static Kind of(byte letter) {
            for (Kind kind : values()) {
                if (kind.letter == letter) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("order " + letter + ": unknown");
        }
    }

    byte[] encode() {
        return ByteBuffer.allocate(SIZE).put((byte) kind.letter).putLong(bytes).array();
    }

    static Order decode(byte[] order) {
        ByteBuffer in = ByteBuffer.wrap(order);
        return new Order(Kind.of(in.get()), in.getLong());
    }
}

package io.vncshot.cli.record;

import java.io.EOFException;
import java.io.IOException;

/** What a viewer and a server say to each other, to be read in the order in which the protocol has it. */
interface Dialogue {
    /**
     * The next bytes that go that way.
     *
     * @throws EOFException when there are not as many
     */
    byte[] take(Direction direction, int count) throws IOException;
}

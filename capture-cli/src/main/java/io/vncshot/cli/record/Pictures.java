package io.vncshot.cli.record;

import java.io.IOException;

/** Takes a picture of the server's screen while somebody else works on it. */
public interface Pictures {
    /** A PNG file of the screen as it is now. */
    byte[] take() throws IOException;

    /**
     * Keeps a picture for the script.
     *
     * @return its name, relative to the script's folder
     */
    String keep(byte[] png) throws IOException;
}

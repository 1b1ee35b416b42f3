package io.vncshot.imaging;

import java.io.IOException;

/** Writes the frames of a moving picture, each as it comes. For one thread. */
public interface FrameWriter {
    /**
     * Adds a frame, whose pixels may change afterwards. One that is as the one before prolongs that.
     *
     * @param frame of the size of all
     * @param millis for which it is shown
     */
    void add(Picture frame, int millis) throws IOException;

    /** Writes the end; there must have been a frame. */
    void finish() throws IOException;
}

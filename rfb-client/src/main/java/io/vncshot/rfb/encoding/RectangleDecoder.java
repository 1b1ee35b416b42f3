package io.vncshot.rfb.encoding;

import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.screen.PixelCodec;
import io.vncshot.rfb.screen.Region;

/** One encoding. It knows neither the screen nor a pixel's layout; it may keep state over a connection's rectangles. */
interface RectangleDecoder extends AutoCloseable {
    /** Reads exactly the bytes of one rectangle and paints all of {@code target}. */
    void decode(RfbInput in, PixelCodec pixels, Region target) throws RfbException;

    /** Gives back what is not on the heap. */
    @Override
    default void close() {}
}

package io.vncshot.cli.action;

import io.vncshot.imaging.Picture;
import io.vncshot.rfb.protocol.Rectangle;

/**
 * A picture that the screen is compared with.
 *
 * @param name of its file, as the user wrote it
 */
record Reference(String name, Picture picture) {
    /** As large a part of the screen. */
    Rectangle at(int x, int y) {
        return new Rectangle(x, y, picture.width(), picture.height());
    }
}

package io.vncshot.cli.action;

import io.vncshot.cli.message.FileFailure;
import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PictureReader;
import io.vncshot.rfb.protocol.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A picture that the screen is compared with.
 *
 * @param name of its file, as the user wrote it
 * @param early null for one that an action of the same run makes
 */
record Reference(String name, Path path, @Nullable Picture early) {
    /** Reads it now. */
    static Reference read(String name, Path path) throws IOException {
        return new Reference(name, path, PictureReader.read(Files.readAllBytes(path)));
    }

    /** One that is read when it is needed. */
    static Reference later(String name, Path path) {
        return new Reference(name, path, null);
    }

    Picture picture() throws ActionException {
        if (early != null) {
            return early;
        }
        try {
            return PictureReader.read(Files.readAllBytes(path));
        } catch (IOException e) {
            throw new ActionException(FileFailure.reason(e), e);
        }
    }

    /** As large a part of the screen. */
    static Rectangle region(Picture picture, int x, int y) {
        return new Rectangle(x, y, picture.width(), picture.height());
    }
}

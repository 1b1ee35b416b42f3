package io.vncshot.cli.action;

import io.vncshot.cli.message.JsonObject;
import io.vncshot.cli.picture.PictureFile;
import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PngText;
import io.vncshot.rfb.protocol.RfbException;
import java.util.List;

/** A picture that has been taken and is still to be written. */
record Shot(Camera camera, PictureFile file, Picture picture, List<PngText> notes) {
    /** The same, untouched by what the session does from here on. */
    Shot kept() {
        return new Shot(camera, file, camera.keep(picture), notes);
    }

    /** Writes it, and says so among the facts. */
    void write(JsonObject facts) throws RfbException, ActionException {
        long bytes = camera.write(this);
        facts.put("file", file.name())
                .put("width", picture.width())
                .put("height", picture.height())
                .put("bytes", bytes);
    }
}

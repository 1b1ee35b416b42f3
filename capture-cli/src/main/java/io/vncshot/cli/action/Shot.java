package io.vncshot.cli.action;

import io.vncshot.cli.message.FileFailure;
import io.vncshot.cli.message.JsonObject;
import io.vncshot.cli.picture.PictureFile;
import io.vncshot.cli.picture.PictureOutput;
import io.vncshot.cli.time.TimeBudget;
import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PngText;
import io.vncshot.rfb.protocol.RfbException;
import java.io.IOException;
import java.util.List;

/** A picture that has been taken and is still to be written. */
record Shot(PictureFile file, Picture picture, List<PngText> notes, PictureOutput output, TimeBudget time) {
    /** The same of pixels of its own, which the session does not change. */
    Shot ofOwnPixels() {
        return new Shot(file, picture.copy(), notes, output, time);
    }

    /** Writes it, and says so among the facts. */
    void write(JsonObject facts) throws RfbException, ActionException {
        long bytes;
        try {
            bytes = output.write(file, picture, notes, time.deadline());
        } catch (RfbException e) {
            throw e;
        } catch (IOException e) {
            throw new ActionException(FileFailure.reason(e), e);
        }
        facts.put("file", file.name())
                .put("width", picture.width())
                .put("height", picture.height())
                .put("bytes", bytes);
    }
}

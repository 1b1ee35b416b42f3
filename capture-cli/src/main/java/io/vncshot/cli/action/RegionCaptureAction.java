package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.picture.PictureFile;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import java.util.List;

/** {@code rcapture FILE X Y W H}. */
record RegionCaptureAction(PictureFile file, Rectangle region) implements Action {
    @Override
    public ActionName name() {
        return ActionName.REGION_CAPTURE;
    }

    @Override
    public String label() {
        return "rcapture " + file.name();
    }

    @Override
    public boolean usesStdout() {
        return file.destination() == PictureFile.Destination.STDOUT;
    }

    @Override
    public boolean looks() {
        return true;
    }

    @Override
    public boolean isCapture() {
        return true;
    }

    @Override
    public void perform(ActionContext context) throws RfbException, ActionException {
        context.leave(file, context.camera().region(region));
    }

    static final class Syntax implements ActionSyntax {
        @Override
        public String doc() {
            return "save a picture of a part of the screen";
        }

        @Override
        public List<Argument> arguments() {
            return List.of(
                    Argument.file("the picture; its extension says which format, - is PNG on stdout"),
                    Argument.word("X", "left edge of the part, in pixels from the left of the screen"),
                    Argument.word("Y", "top edge of the part, in pixels from the top of the screen"),
                    Argument.word("W", "width of the part in pixels"),
                    Argument.word("H", "height of the part in pixels"));
        }

        @Override
        public Action parse(Arguments arguments) throws UsageException {
            PictureFile file = arguments.picture("FILE");
            return new RegionCaptureAction(file, arguments.region());
        }
    }
}

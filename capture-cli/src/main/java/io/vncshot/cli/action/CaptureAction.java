package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.picture.PictureFile;
import io.vncshot.rfb.protocol.RfbException;
import java.util.List;

/** {@code capture FILE}. */
record CaptureAction(PictureFile file) implements Action {
    @Override
    public ActionName name() {
        return ActionName.CAPTURE;
    }

    @Override
    public String label() {
        return "capture " + file.name();
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
        context.leave(file, context.camera().screen());
    }

    static final class Syntax implements ActionSyntax {
        @Override
        public String doc() {
            return "save a picture of the whole screen";
        }

        @Override
        public List<Argument> arguments() {
            return List.of(Argument.file("the picture; its extension says which format, - is PNG on stdout"));
        }

        @Override
        public Action parse(Arguments arguments) throws UsageException {
            return new CaptureAction(arguments.picture("FILE"));
        }
    }
}

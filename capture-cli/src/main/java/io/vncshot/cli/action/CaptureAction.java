package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.picture.PictureFile;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code capture FILE} and {@code rcapture FILE X Y W H}.
 *
 * @param region null for the whole screen
 */
record CaptureAction(
        ActionName name, PictureFile file, @Nullable Rectangle region) implements Action {
    @Override
    public String label() {
        return name.word() + " " + file.name();
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
        Camera camera = context.camera();
        context.leave(file, region == null ? camera.screen() : camera.region(region));
    }

    private static Argument fileArgument() {
        return Argument.file("the picture; its extension says which format, - is PNG on stdout");
    }

    static final class Syntax implements ActionSyntax {
        @Override
        public String doc() {
            return "save a picture of the whole screen";
        }

        @Override
        public List<Argument> arguments() {
            return List.of(fileArgument());
        }

        @Override
        public Action parse(Arguments arguments) throws UsageException {
            return new CaptureAction(ActionName.CAPTURE, arguments.picture("FILE"), null);
        }
    }

    static final class RegionSyntax implements ActionSyntax {
        @Override
        public String doc() {
            return "save a picture of a part of the screen";
        }

        @Override
        public List<Argument> arguments() {
            return List.of(
                    fileArgument(),
                    Argument.word("X", "left edge of the part, in pixels from the left of the screen"),
                    Argument.word("Y", "top edge of the part, in pixels from the top of the screen"),
                    Argument.word("W", "width of the part in pixels"),
                    Argument.word("H", "height of the part in pixels"));
        }

        @Override
        public Action parse(Arguments arguments) throws UsageException {
            PictureFile file = arguments.picture("FILE");
            return new CaptureAction(ActionName.REGION_CAPTURE, file, arguments.region());
        }
    }
}

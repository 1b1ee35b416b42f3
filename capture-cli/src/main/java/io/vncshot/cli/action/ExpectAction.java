package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.rfb.protocol.RfbException;
import java.util.List;

/** {@code expect FILE FUZZ} and {@code rexpect FILE X Y FUZZ}. */
record ExpectAction(ActionName name, Reference reference, ScreenWatch.Point corner, double fuzz) implements Action {
    @Override
    public String label() {
        return name.word() + " " + reference.name();
    }

    @Override
    public boolean looks() {
        return true;
    }

    @Override
    public void perform(ActionContext context) throws RfbException, ActionException {
        context.watch().awaitMatch(reference, corner, fuzz, context.facts());
    }

    private static Argument picture() {
        return Argument.file("the picture; transparent pixels of a PNG match anything");
    }

    private static Argument fuzzArgument() {
        return Argument.word(
                "FUZZ", "how far the pixels may be apart on average, from 0, equal, to 255, black for white");
    }

    static final class Syntax implements ActionSyntax {
        @Override
        public String doc() {
            return "wait until the screen looks like a picture";
        }

        @Override
        public List<Argument> arguments() {
            return List.of(picture(), fuzzArgument());
        }

        @Override
        public Action parse(Arguments arguments) throws UsageException {
            Reference reference = arguments.reference("FILE");
            ScreenWatch.Point corner = new ScreenWatch.Point(0, 0);
            return new ExpectAction(ActionName.EXPECT, reference, corner, arguments.number("FUZZ"));
        }
    }

    static final class RegionSyntax implements ActionSyntax {
        @Override
        public String doc() {
            return "wait until a part of the screen looks like a picture";
        }

        @Override
        public List<Argument> arguments() {
            return List.of(
                    picture(),
                    Argument.word("X", "left edge of the part, which is as large as the picture"),
                    Argument.word("Y", "top edge of the part"),
                    fuzzArgument());
        }

        @Override
        public Action parse(Arguments arguments) throws UsageException {
            Reference reference = arguments.reference("FILE");
            int x = arguments.whole("X", 0, Pointer.MAX_COORDINATE);
            int y = arguments.whole("Y", 0, Pointer.MAX_COORDINATE);
            ScreenWatch.Point corner = new ScreenWatch.Point(x, y);
            return new ExpectAction(ActionName.REGION_EXPECT, reference, corner, arguments.number("FUZZ"));
        }
    }
}

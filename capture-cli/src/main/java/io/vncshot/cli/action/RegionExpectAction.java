package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.rfb.protocol.RfbException;
import java.util.List;

/** {@code rexpect FILE X Y FUZZ}. */
record RegionExpectAction(Reference reference, ScreenWatch.Point corner, double fuzz) implements Action {
    @Override
    public ActionName name() {
        return ActionName.REGION_EXPECT;
    }

    @Override
    public String label() {
        return "rexpect " + reference.name();
    }

    @Override
    public boolean looks() {
        return true;
    }

    @Override
    public void perform(ActionContext context) throws RfbException, ActionException {
        context.watch().awaitMatch(reference, corner, fuzz, context.facts());
    }

    static final class Syntax implements ActionSyntax {
        @Override
        public String doc() {
            return "wait until a part of the screen looks like a picture";
        }

        @Override
        public List<Argument> arguments() {
            return List.of(
                    Argument.file("the picture; transparent pixels of a PNG match anything"),
                    Argument.word("X", "left edge of the part, which is as large as the picture"),
                    Argument.word("Y", "top edge of the part"),
                    Argument.word(
                            "FUZZ",
                            "how far the pixels may be apart on average, from 0, equal, to 255, black for white"));
        }

        @Override
        public Action parse(Arguments arguments) throws UsageException {
            Reference reference = arguments.reference("FILE");
            int x = arguments.whole("X", 0, Pointer.MAX_COORDINATE);
            int y = arguments.whole("Y", 0, Pointer.MAX_COORDINATE);
            return new RegionExpectAction(reference, new ScreenWatch.Point(x, y), arguments.number("FUZZ"));
        }
    }
}

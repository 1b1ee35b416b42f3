package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.rfb.protocol.RfbException;
import java.util.List;

/** {@code expect FILE FUZZ}. */
record ExpectAction(Reference reference, double fuzz) implements Action {
    @Override
    public ActionName name() {
        return ActionName.EXPECT;
    }

    @Override
    public String label() {
        return "expect " + reference.name();
    }

    @Override
    public boolean looks() {
        return true;
    }

    @Override
    public void perform(ActionContext context) throws RfbException, ActionException {
        context.watch().awaitMatch(reference, new ScreenWatch.Point(0, 0), fuzz, context.facts());
    }

    static final class Syntax implements ActionSyntax {
        @Override
        public String doc() {
            return "wait until the screen looks like a picture";
        }

        @Override
        public List<Argument> arguments() {
            return List.of(
                    Argument.file("the picture; transparent pixels of a PNG match anything"),
                    Argument.word(
                            "FUZZ",
                            "how far the pixels may be apart on average, from 0, equal, to 255, black for white"));
        }

        @Override
        public Action parse(Arguments arguments) throws UsageException {
            Reference reference = arguments.reference("FILE");
            return new ExpectAction(reference, arguments.number("FUZZ"));
        }
    }
}

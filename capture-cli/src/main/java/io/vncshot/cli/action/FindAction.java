package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import java.util.List;

/** {@code find IMAGE [SIMILARITY]}. */
record FindAction(Reference reference, double similarity) implements Action {
    @Override
    public ActionName name() {
        return ActionName.FIND;
    }

    @Override
    public String label() {
        return "find " + reference.name();
    }

    /** Pixels may be apart by 2.55 of 255 on average. */
    static final double DEFAULT = 0.99;

    @Override
    public boolean looks() {
        return true;
    }

    @Override
    public void perform(ActionContext context) throws RfbException, ActionException {
        Rectangle place = context.watch().awaitFound(reference, similarity, context.facts());
        context.printWhere(place);
    }

    static final class Syntax implements ActionSyntax {
        @Override
        public String doc() {
            return "wait until a picture is somewhere on the screen, and print where: X Y WIDTH HEIGHT";
        }

        @Override
        public List<Argument> arguments() {
            return List.of(
                    Argument.file("the picture; transparent pixels of a PNG match anything"),
                    Argument.optional("SIMILARITY", "from 0 to 1, equal; 0.99 if left out"));
        }

        @Override
        public Action parse(Arguments arguments) throws UsageException {
            Reference reference = arguments.reference("FILE");
            return new FindAction(reference, arguments.shareIfThere("SIMILARITY", DEFAULT));
        }
    }
}

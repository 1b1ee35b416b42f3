package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import java.util.List;

/** {@code findclick IMAGE [SIMILARITY]}. */
record FindClickAction(Reference reference, double similarity) implements Action {
    @Override
    public ActionName name() {
        return ActionName.FIND_CLICK;
    }

    @Override
    public String label() {
        return "findclick " + reference.name();
    }

    @Override
    public boolean isInput() {
        return true;
    }

    @Override
    public boolean looks() {
        return true;
    }

    @Override
    public void perform(ActionContext context) throws RfbException, ActionException {
        Rectangle place = context.watch().awaitFound(reference, similarity, context.facts());
        context.pointer().moveTo(place.x() + place.width() / 2, place.y() + place.height() / 2);
        context.settle();
        context.pointer().click(1);
    }

    static final class Syntax implements ActionSyntax {
        @Override
        public String doc() {
            return "wait until a picture is somewhere on the screen, and click its middle";
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
            return new FindClickAction(reference, arguments.shareIfThere("SIMILARITY", FindAction.DEFAULT));
        }
    }
}

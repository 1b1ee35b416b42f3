package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import java.util.List;

/** {@code find IMAGE [SIMILARITY]} and {@code findclick IMAGE [SIMILARITY]}. */
record FindAction(ActionName name, Reference reference, double similarity) implements Action {
    /** Pixels may be apart by 2.55 of 255 on average. */
    private static final double DEFAULT = 0.99;

    private static FindAction parse(ActionName name, Arguments arguments) throws UsageException {
        Reference reference = arguments.reference("FILE");
        return new FindAction(name, reference, arguments.shareIfThere("SIMILARITY", DEFAULT));
    }

    private static List<Argument> bothArguments() {
        return List.of(
                Argument.file("the picture; transparent pixels of a PNG match anything"),
                Argument.optional("SIMILARITY", "from 0 to 1, equal; 0.99 if left out"));
    }

    @Override
    public String label() {
        return name.word() + " " + reference.name();
    }

    @Override
    public boolean isInput() {
        return name == ActionName.FIND_CLICK;
    }

    @Override
    public boolean looks() {
        return true;
    }

    @Override
    public void perform(ActionContext context) throws RfbException, ActionException {
        Rectangle place = context.watch().awaitFound(reference, similarity, context.facts());
        if (name == ActionName.FIND) {
            context.printWhere(place);
            return;
        }
        context.pointer().moveTo(place.x() + place.width() / 2, place.y() + place.height() / 2);
        context.settle();
        context.pointer().click(1);
    }

    static final class Syntax implements ActionSyntax {
        @Override
        public String doc() {
            return "wait until a picture is somewhere on the screen, and print where: X Y WIDTH HEIGHT";
        }

        @Override
        public List<Argument> arguments() {
            return bothArguments();
        }

        @Override
        public Action parse(Arguments arguments) throws UsageException {
            return FindAction.parse(ActionName.FIND, arguments);
        }
    }

    static final class ClickSyntax implements ActionSyntax {
        @Override
        public String doc() {
            return "wait until a picture is somewhere on the screen, and click its middle";
        }

        @Override
        public List<Argument> arguments() {
            return bothArguments();
        }

        @Override
        public Action parse(Arguments arguments) throws UsageException {
            return FindAction.parse(ActionName.FIND_CLICK, arguments);
        }
    }
}

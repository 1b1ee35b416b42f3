package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import java.util.List;
import java.util.Optional;

/** {@code change [X Y W H]}. */
record ChangeAction(Optional<Rectangle> region) implements Action {
    @Override
    public ActionName name() {
        return ActionName.CHANGE;
    }

    @Override
    public String label() {
        return region.isPresent() ? "change " + region.get() : "change";
    }

    @Override
    public boolean looks() {
        return true;
    }

    @Override
    public void perform(ActionContext context) throws RfbException, ActionException {
        context.watch().awaitChange(region);
    }

    static final class Syntax implements ActionSyntax {
        @Override
        public String doc() {
            return "wait until the screen is not as the last action that looked at it has left it, or as it was at the start";
        }

        @Override
        public List<Argument> arguments() {
            return List.of(Argument.optional("X Y W H", "a part of the screen; all of it if left out"));
        }

        @Override
        public Action parse(Arguments arguments) throws UsageException {
            return new ChangeAction(arguments.startsWithNumber() ? Optional.of(arguments.region()) : Optional.empty());
        }
    }
}

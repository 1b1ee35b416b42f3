package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.rfb.protocol.RfbException;
import java.util.List;

/** {@code move X Y}. */
record MoveAction(int x, int y) implements Action {
    @Override
    public ActionName name() {
        return ActionName.MOVE;
    }

    @Override
    public String label() {
        return "move " + x + " " + y;
    }

    @Override
    public boolean isInput() {
        return true;
    }

    @Override
    public void perform(ActionContext context) throws RfbException, ActionException {
        context.pointer().moveTo(x, y);
    }

    static final class Syntax implements ActionSyntax {
        @Override
        public String doc() {
            return "move the pointer to a point of the screen";
        }

        @Override
        public List<Argument> arguments() {
            return List.of(
                    Argument.word("X", "pixels from the left of the screen"),
                    Argument.word("Y", "pixels from the top of the screen"));
        }

        @Override
        public Action parse(Arguments arguments) throws UsageException {
            int x = arguments.whole("X", 0, Pointer.MAX_COORDINATE);
            return new MoveAction(x, arguments.whole("Y", 0, Pointer.MAX_COORDINATE));
        }
    }
}

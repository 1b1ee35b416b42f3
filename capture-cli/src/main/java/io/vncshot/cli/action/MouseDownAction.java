package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.rfb.protocol.RfbException;
import java.util.List;

/** {@code mousedown BUTTON}. */
record MouseDownAction(int button) implements Action {
    @Override
    public ActionName name() {
        return ActionName.MOUSE_DOWN;
    }

    @Override
    public String label() {
        return "mousedown " + button;
    }

    @Override
    public boolean isInput() {
        return true;
    }

    @Override
    public void perform(ActionContext context) throws RfbException, ActionException {
        context.pointer().press(button);
    }

    static final class Syntax implements ActionSyntax {
        @Override
        public String doc() {
            return "press a mouse button and hold it, until mouseup or the end";
        }

        @Override
        public List<Argument> arguments() {
            return List.of(Argument.word("BUTTON", "1 left, 2 middle, 3 right, 4 to 7 wheel"));
        }

        @Override
        public Action parse(Arguments arguments) throws UsageException {
            return new MouseDownAction(arguments.whole("BUTTON", 1, Pointer.BUTTONS));
        }
    }
}

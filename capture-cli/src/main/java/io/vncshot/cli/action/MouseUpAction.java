package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.rfb.protocol.RfbException;
import java.util.List;

/** {@code mouseup BUTTON}. */
record MouseUpAction(int button) implements Action {
    @Override
    public ActionName name() {
        return ActionName.MOUSE_UP;
    }

    @Override
    public String label() {
        return "mouseup " + button;
    }

    @Override
    public boolean isInput() {
        return true;
    }

    @Override
    public void perform(ActionContext context) throws RfbException, ActionException {
        context.pointer().release(button);
    }

    static final class Syntax implements ActionSyntax {
        @Override
        public String doc() {
            return "release a mouse button";
        }

        @Override
        public List<Argument> arguments() {
            return List.of(Argument.word("BUTTON", "1 left, 2 middle, 3 right, 4 to 7 wheel"));
        }

        @Override
        public Action parse(Arguments arguments) throws UsageException {
            return new MouseUpAction(arguments.whole("BUTTON", 1, Pointer.BUTTONS));
        }
    }
}

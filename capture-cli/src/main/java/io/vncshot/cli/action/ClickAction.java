package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.rfb.protocol.RfbException;
import java.util.List;

/** {@code click [BUTTON]}. */
record ClickAction(int button) implements Action {
    @Override
    public ActionName name() {
        return ActionName.CLICK;
    }

    @Override
    public String label() {
        return "click " + button;
    }

    @Override
    public boolean isInput() {
        return true;
    }

    @Override
    public void perform(ActionContext context) throws RfbException, ActionException {
        context.pointer().click(button);
    }

    static final class Syntax implements ActionSyntax {
        private static final int LEFT = 1;

        @Override
        public String doc() {
            return "press and release a mouse button where the pointer is";
        }

        @Override
        public List<Argument> arguments() {
            return List.of(Argument.optional("BUTTON", "1 left, 2 middle, 3 right, 4 to 7 wheel; 1 if left out"));
        }

        @Override
        public Action parse(Arguments arguments) throws UsageException {
            return new ClickAction(arguments.wholeIfThere("BUTTON", 1, Pointer.BUTTONS, LEFT));
        }
    }
}

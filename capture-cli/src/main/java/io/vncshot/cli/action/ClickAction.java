package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.rfb.protocol.RfbException;
import java.util.List;

/** {@code click [BUTTON]} and {@code doubleclick [BUTTON]}. */
record ClickAction(ActionName name, int button, int times) implements Action {
    private static final int LEFT = 1;

    @Override
    public String label() {
        return name.word() + " " + button;
    }

    @Override
    public boolean isInput() {
        return true;
    }

    @Override
    public void perform(ActionContext context) throws RfbException, ActionException {
        for (int i = 0; i < times; i++) {
            if (i > 0) {
                context.settle();
            }
            context.pointer().click(button);
        }
    }

    static final class Syntax implements ActionSyntax {
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
            return new ClickAction(ActionName.CLICK, arguments.wholeIfThere("BUTTON", 1, Pointer.BUTTONS, LEFT), 1);
        }
    }

    static final class DoubleSyntax implements ActionSyntax {
        @Override
        public String doc() {
            return "click twice";
        }

        @Override
        public List<Argument> arguments() {
            return List.of(Argument.optional("BUTTON", "1 left, 2 middle, 3 right; 1 if left out"));
        }

        @Override
        public Action parse(Arguments arguments) throws UsageException {
            int button = arguments.wholeIfThere("BUTTON", 1, Pointer.BUTTONS, LEFT);
            return new ClickAction(ActionName.DOUBLE_CLICK, button, 2);
        }
    }
}

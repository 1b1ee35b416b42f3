package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.rfb.ResizeAnswer;
import io.vncshot.rfb.protocol.RfbException;
import java.util.List;

/** {@code resize W H}. */
record ResizeAction(int width, int height) implements Action {
    @Override
    public ActionName name() {
        return ActionName.RESIZE;
    }

    @Override
    public String label() {
        return "resize " + width + " " + height;
    }

    @Override
    public void perform(ActionContext context) throws RfbException, ActionException {
        ResizeAnswer answer = context.resize(width, height);
        if (answer != ResizeAnswer.DONE) {
            throw new ActionException(answer.text());
        }
    }

    static final class Syntax implements ActionSyntax {
        private static final int MAX_SIDE = 32767;

        @Override
        public String doc() {
            return "give the desktop another size, on servers that allow it";
        }

        @Override
        public List<Argument> arguments() {
            return List.of(
                    Argument.word("W", "the desktop's width in pixels"),
                    Argument.word("H", "the desktop's height in pixels"));
        }

        @Override
        public Action parse(Arguments arguments) throws UsageException {
            int width = arguments.whole("W", 1, MAX_SIDE);
            return new ResizeAction(width, arguments.whole("H", 1, MAX_SIDE));
        }
    }
}

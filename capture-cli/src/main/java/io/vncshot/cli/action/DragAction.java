package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.rfb.protocol.RfbException;
import java.util.List;

/** {@code drag X Y}. */
record DragAction(int x, int y) implements Action {
    /** Short enough for programs that follow the pointer, long enough to cross a screen in a second or two. */
    private static final int STEP = 10;

    @Override
    public ActionName name() {
        return ActionName.DRAG;
    }

    @Override
    public String label() {
        return "drag " + x + " " + y;
    }

    @Override
    public boolean isInput() {
        return true;
    }

    @Override
    public void perform(ActionContext context) throws RfbException, ActionException {
        Pointer pointer = context.pointer();
        int fromX = pointer.x();
        int fromY = pointer.y();
        pointer.checkTarget(x, y);
        int distance = Math.max(Math.abs(x - fromX), Math.abs(y - fromY));
        int steps = Math.max(1, (distance + STEP - 1) / STEP);
        for (int i = 1; i <= steps; i++) {
            if (i > 1) {
                context.settle();
            }
            pointer.moveTo(fromX + (x - fromX) * i / steps, fromY + (y - fromY) * i / steps);
        }
    }

    static final class Syntax implements ActionSyntax {
        @Override
        public String doc() {
            return "move the pointer in small steps, for example between mousedown and mouseup";
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
            return new DragAction(x, arguments.whole("Y", 0, Pointer.MAX_COORDINATE));
        }
    }
}

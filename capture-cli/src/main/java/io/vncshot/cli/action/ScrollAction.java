package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.rfb.protocol.RfbException;
import java.util.List;

/** {@code scroll up|down|left|right [N]}. */
record ScrollAction(Direction direction, int clicks) implements Action {
    /** What the wheel turns to, and the button that stands for it. */
    enum Direction {
        UP("up", 4),
        DOWN("down", 5),
        LEFT("left", 6),
        RIGHT("right", 7);

        private final String word;
        private final int button;

        Direction(String word, int button) {
            this.word = word;
            this.button = button;
        }
    }

    @Override
    public ActionName name() {
        return ActionName.SCROLL;
    }

    @Override
    public String label() {
        return "scroll " + direction.word + " " + clicks;
    }

    @Override
    public boolean isInput() {
        return true;
    }

    @Override
    public void perform(ActionContext context) throws RfbException, ActionException {
        for (int i = 0; i < clicks; i++) {
            if (i > 0) {
                context.settle();
            }
            context.pointer().click(direction.button);
        }
    }

    static final class Syntax implements ActionSyntax {
        private static final int MAX_CLICKS = 10_000;

        @Override
        public String doc() {
            return "turn the mouse wheel";
        }

        @Override
        public List<Argument> arguments() {
            return List.of(
                    Argument.word("DIRECTION", "up, down, left or right"),
                    Argument.optional("N", "how many clicks of the wheel; 1 if left out"));
        }

        @Override
        public Action parse(Arguments arguments) throws UsageException {
            String word = arguments.text("DIRECTION");
            for (Direction direction : Direction.values()) {
                if (direction.word.equals(word)) {
                    return new ScrollAction(direction, arguments.wholeIfThere("N", 1, MAX_CLICKS, 1));
                }
            }
            throw arguments.bad("DIRECTION", word, "must be up, down, left or right");
        }
    }
}

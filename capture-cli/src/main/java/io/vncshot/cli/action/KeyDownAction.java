package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.rfb.input.KeyChord;
import io.vncshot.rfb.protocol.RfbException;
import java.util.List;

/** {@code keydown KEY[-KEY…]}. */
record KeyDownAction(KeyChord chord) implements Action {
    @Override
    public ActionName name() {
        return ActionName.KEY_DOWN;
    }

    @Override
    public String label() {
        return "keydown";
    }

    @Override
    public boolean isInput() {
        return true;
    }

    @Override
    public void perform(ActionContext context) throws RfbException {
        context.keyboard().hold(chord.keysyms());
    }

    static final class Syntax implements ActionSyntax {
        @Override
        public String doc() {
            return "press keys and hold them, until keyup or the end";
        }

        @Override
        public List<Argument> arguments() {
            return List.of(Argument.word("KEY[-KEY...]", "as for key"));
        }

        @Override
        public Action parse(Arguments arguments) throws UsageException {
            return new KeyDownAction(arguments.keys("KEY"));
        }
    }
}

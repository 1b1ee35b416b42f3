package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.rfb.input.KeyChord;
import io.vncshot.rfb.protocol.RfbException;
import java.util.List;

/** {@code keyup KEY[-KEY…]}. */
record KeyUpAction(KeyChord chord) implements Action {
    @Override
    public ActionName name() {
        return ActionName.KEY_UP;
    }

    @Override
    public String label() {
        return "keyup";
    }

    @Override
    public boolean isInput() {
        return true;
    }

    @Override
    public void perform(ActionContext context) throws RfbException {
        context.keyboard().release(chord.keysyms());
    }

    static final class Syntax implements ActionSyntax {
        @Override
        public String doc() {
            return "release keys";
        }

        @Override
        public List<Argument> arguments() {
            return List.of(Argument.word("KEY[-KEY...]", "as for key"));
        }

        @Override
        public Action parse(Arguments arguments) throws UsageException {
            return new KeyUpAction(arguments.keys("KEY"));
        }
    }
}

package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.rfb.input.KeyChord;
import io.vncshot.rfb.protocol.RfbException;
import java.util.List;

/** {@code key KEY[-KEY…]}. */
record KeyAction(KeyChord chord) implements Action {
    @Override
    public ActionName name() {
        return ActionName.KEY;
    }

    @Override
    public String label() {
        return "key";
    }

    @Override
    public boolean isInput() {
        return true;
    }

    @Override
    public void perform(ActionContext context) throws RfbException {
        context.keyboard().strike(chord.keysyms());
    }

    static final class Syntax implements ActionSyntax {
        @Override
        public String doc() {
            return "press keys in order and release them in reverse order";
        }

        @Override
        public List<Argument> arguments() {
            return List.of(Argument.word(
                    "KEY[-KEY...]",
                    "such as enter, ctrl-alt-del or F5: names of keys, single characters, 0x and a keysym,"
                            + " U+ and a code point"));
        }

        @Override
        public Action parse(Arguments arguments) throws UsageException {
            return new KeyAction(arguments.keys("KEY"));
        }
    }
}

package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.rfb.protocol.RfbException;
import java.util.List;

/** {@code type TEXT}. */
record TypeAction(List<Integer> keysyms) implements Action {
    @Override
    public ActionName name() {
        return ActionName.TYPE;
    }

    @Override
    public String label() {
        return "type";
    }

    @Override
    public boolean isInput() {
        return true;
    }

    @Override
    public void perform(ActionContext context) throws RfbException {
        context.type(keysyms);
    }

    /** Records print what they hold, and this may be a password. */
    @Override
    public String toString() {
        return "TypeAction of " + keysyms.size() + " keys";
    }

    static final class Syntax implements ActionSyntax {
        @Override
        public String doc() {
            return "type a text, of any language";
        }

        @Override
        public List<Argument> arguments() {
            return List.of(Argument.word("TEXT", "the next word, whatever it is; quote it for the shell"));
        }

        @Override
        public Action parse(Arguments arguments) throws UsageException {
            return new TypeAction(arguments.keysyms("TEXT", arguments.text("TEXT")));
        }
    }
}

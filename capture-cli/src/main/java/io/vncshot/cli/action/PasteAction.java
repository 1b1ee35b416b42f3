package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.rfb.protocol.RfbException;
import java.util.List;

/** {@code paste TEXT}. */
record PasteAction(String text) implements Action {
    @Override
    public ActionName name() {
        return ActionName.PASTE;
    }

    @Override
    public String label() {
        return "paste";
    }

    @Override
    public boolean isInput() {
        return true;
    }

    @Override
    public boolean usesClipboard() {
        return true;
    }

    @Override
    public void perform(ActionContext context) throws RfbException, ActionException {
        context.clipboard().set(text);
    }

    /** Records print what they hold, and this may be a password. */
    @Override
    public String toString() {
        return "PasteAction of " + text.length() + " characters";
    }

    static final class Syntax implements ActionSyntax {
        @Override
        public String doc() {
            return "set the server's clipboard";
        }

        @Override
        public List<Argument> arguments() {
            return List.of(Argument.word("TEXT", "the next word, whatever it is"));
        }

        @Override
        public Action parse(Arguments arguments) throws UsageException {
            return new PasteAction(arguments.text("TEXT"));
        }
    }
}

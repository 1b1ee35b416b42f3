package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.rfb.protocol.RfbException;
import java.util.List;

/** {@code paste TEXT} and {@code pastefile FILE}. */
record PasteAction(ActionName name, String label, String text) implements Action {
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
            return new PasteAction(ActionName.PASTE, "paste", arguments.text("TEXT"));
        }
    }

    static final class FromFile implements ActionSyntax {
        @Override
        public String doc() {
            return "set the server's clipboard to what is in a file, in UTF-8";
        }

        @Override
        public List<Argument> arguments() {
            return List.of(Argument.file("the text; - is stdin"));
        }

        @Override
        public Action parse(Arguments arguments) throws UsageException {
            Arguments.TextFile file = arguments.textFile("FILE");
            return new PasteAction(ActionName.PASTE_FILE, "pastefile " + file.name(), file.text());
        }
    }
}

package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.rfb.protocol.RfbException;
import java.util.List;

/** {@code pastefile FILE}. */
record PasteFileAction(String file, String text) implements Action {
    private static PasteFileAction of(Arguments.TextFile file) {
        return new PasteFileAction(file.name(), file.text());
    }

    @Override
    public ActionName name() {
        return ActionName.PASTE_FILE;
    }

    @Override
    public String label() {
        return "pastefile " + file;
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
        return "PasteFileAction of " + text.length() + " characters";
    }

    static final class Syntax implements ActionSyntax {
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
            return PasteFileAction.of(arguments.textFile("FILE"));
        }
    }
}

package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.rfb.protocol.RfbException;
import java.util.List;

/** {@code type TEXT} and {@code typefile FILE}. */
record TypeAction(ActionName name, String label, List<Integer> keysyms) implements Action {
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
            return new TypeAction(ActionName.TYPE, "type", arguments.keysyms("TEXT", arguments.text("TEXT")));
        }
    }

    static final class FromFile implements ActionSyntax {
        @Override
        public String doc() {
            return "type what is in a file, in UTF-8; the end of a line is enter";
        }

        @Override
        public List<Argument> arguments() {
            return List.of(Argument.file("the text; - is stdin"));
        }

        @Override
        public Action parse(Arguments arguments) throws UsageException {
            Arguments.TextFile file = arguments.textFile("FILE");
            List<Integer> keysyms = arguments.keysyms("FILE", file.text());
            return new TypeAction(ActionName.TYPE_FILE, "typefile " + file.name(), keysyms);
        }
    }
}

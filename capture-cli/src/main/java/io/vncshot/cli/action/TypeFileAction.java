package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.rfb.protocol.RfbException;
import java.util.List;

/** {@code typefile FILE}. */
record TypeFileAction(String file, List<Integer> keysyms) implements Action {
    @Override
    public ActionName name() {
        return ActionName.TYPE_FILE;
    }

    @Override
    public String label() {
        return "typefile " + file;
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
        return "TypeFileAction of " + keysyms.size() + " keys";
    }

    static final class Syntax implements ActionSyntax {
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
            return new TypeFileAction(file.name(), arguments.keysyms("FILE", file.text()));
        }
    }
}

package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.rfb.protocol.RfbException;
import java.util.List;

/** {@code findtext TEXT}; there is one space between words. */
record FindTextAction(String text) implements Action {
    @Override
    public ActionName name() {
        return ActionName.FIND_TEXT;
    }

    @Override
    public String label() {
        return "findtext " + text;
    }

    @Override
    public boolean looks() {
        return true;
    }

    @Override
    public boolean readsText() {
        return true;
    }

    @Override
    public void perform(ActionContext context) throws RfbException, ActionException {
        context.printWhere(context.textWatch().awaitFound(text, context.facts()));
    }

    static final class Syntax implements ActionSyntax {
        @Override
        public String doc() {
            return "wait until a text can be read on the screen, and print where: X Y WIDTH HEIGHT; needs tesseract";
        }

        @Override
        public List<Argument> arguments() {
            return List.of(Argument.word("TEXT", "words of one line, in upper and lower case as they stand there"));
        }

        @Override
        public Action parse(Arguments arguments) throws UsageException {
            String text = arguments.text("TEXT");
            String words = text.strip().replaceAll("\\s+", " ");
            if (words.isEmpty()) {
                throw arguments.bad("TEXT", text, "must be at least one character that is no space");
            }
            return new FindTextAction(words);
        }
    }
}

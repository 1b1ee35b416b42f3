package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.rfb.input.Keysym;
import io.vncshot.rfb.protocol.RfbException;
import java.util.ArrayList;
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
        for (int i = 0; i < keysyms.size(); i++) {
            if (i > 0) {
                context.settle();
            }
            context.keyboard().strike(keysyms.subList(i, i + 1));
        }
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
            String text = arguments.text("TEXT");
            List<Integer> keysyms = new ArrayList<>(text.length());
            for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
                int codePoint = text.codePointAt(i);
                int keysym = Keysym.ofCodePoint(codePoint);
                if (keysym == 0) {
                    throw arguments.bad(
                            "TEXT",
                            "U+" + Integer.toHexString(codePoint),
                            "no key types this character, at position " + (i + 1));
                }
                boolean endOfLine = codePoint == '\n' && i > 0 && text.charAt(i - 1) == '\r';
                if (!endOfLine) {
                    keysyms.add(keysym);
                }
            }
            return new TypeAction(keysyms);
        }
    }
}

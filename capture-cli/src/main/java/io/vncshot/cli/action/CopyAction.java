package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.rfb.protocol.RfbException;
import java.util.List;
import java.util.Optional;

/** {@code copy [FILE]}. */
record CopyAction(Optional<TextOutput> file) implements Action {
    @Override
    public ActionName name() {
        return ActionName.COPY;
    }

    @Override
    public String label() {
        return file.isPresent() ? "copy " + file.get().name() : "copy";
    }

    @Override
    public boolean usesClipboard() {
        return true;
    }

    @Override
    public void perform(ActionContext context) throws RfbException, ActionException {
        String text = context.clipboard().awaitText();
        if (file.isPresent()) {
            file.get().write(text);
            context.facts().put("file", file.get().name()).put("characters", text.length());
        } else {
            context.print("text", text);
        }
    }

    static final class Syntax implements ActionSyntax {
        @Override
        public String doc() {
            return "print what the server has cut or copied since the last copy, or save it; waits for it";
        }

        @Override
        public List<Argument> arguments() {
            return List.of(Argument.optional(
                    "FILE", "where to save it, in UTF-8; a name that is an action needs a folder, as in ./key"));
        }

        @Override
        public Action parse(Arguments arguments) throws UsageException {
            return new CopyAction(arguments.textOutputIfThere("FILE"));
        }
    }
}

package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.rfb.protocol.RfbException;
import java.util.List;

/** {@code check NAME}. */
record CheckAction(String check) implements Action {
    @Override
    public ActionName name() {
        return ActionName.CHECK;
    }

    @Override
    public String label() {
        return "check " + check;
    }

    @Override
    public String checkName() {
        return check;
    }

    @Override
    public boolean looks() {
        return true;
    }

    @Override
    public void perform(ActionContext context) throws RfbException, ActionException {
        context.checker().check(check, context.facts());
    }

    static final class Syntax implements ActionSyntax {
        @Override
        public String doc() {
            return "compare the screen, once it is at rest, with its baseline, and record the result";
        }

        @Override
        public List<Argument> arguments() {
            return List.of(Argument.word("NAME", "which baseline; files are called after it"));
        }

        @Override
        public Action parse(Arguments arguments) throws UsageException {
            return new CheckAction(arguments.checkName("NAME"));
        }
    }
}

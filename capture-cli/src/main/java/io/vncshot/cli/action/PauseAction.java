package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.rfb.protocol.RfbException;
import java.time.Duration;
import java.util.List;

/** {@code pause SECONDS}. */
record PauseAction(Duration time) implements Action {
    @Override
    public ActionName name() {
        return ActionName.PAUSE;
    }

    @Override
    public String label() {
        return "pause";
    }

    @Override
    public void perform(ActionContext context) throws RfbException {
        context.pause(time);
    }

    static final class Syntax implements ActionSyntax {
        @Override
        public String doc() {
            return "wait, keeping the connection alive";
        }

        @Override
        public List<Argument> arguments() {
            return List.of(Argument.word("SECONDS", "how long, such as 2 or 0.5; --warp makes it shorter"));
        }

        @Override
        public Action parse(Arguments arguments) throws UsageException {
            return new PauseAction(arguments.seconds("SECONDS"));
        }
    }
}

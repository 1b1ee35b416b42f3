package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.rfb.protocol.RfbException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code stable [SECONDS]}. */
record StableAction(Duration quiet) implements Action {
    @Override
    public ActionName name() {
        return ActionName.STABLE;
    }

    @Override
    public String label() {
        return "stable";
    }

    /** How long is a while. */
    static final Duration DEFAULT = Duration.ofSeconds(1);

    @Override
    public boolean looks() {
        return true;
    }

    @Override
    public void perform(ActionContext context) throws RfbException, ActionException {
        context.watch().awaitRest(Optional.empty(), quiet);
    }

    static final class Syntax implements ActionSyntax {
        @Override
        public String doc() {
            return "wait until nothing has changed on the screen for a while";
        }

        @Override
        public List<Argument> arguments() {
            return List.of(Argument.optional("SECONDS", "for how long; 1 if left out"));
        }

        @Override
        public Action parse(Arguments arguments) throws UsageException {
            return new StableAction(arguments.secondsIfThere("SECONDS", DEFAULT));
        }
    }
}

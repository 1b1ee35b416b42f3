package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code rstable X Y W H [SECONDS]}. */
record RegionStableAction(Rectangle region, Duration quiet) implements Action {
    @Override
    public ActionName name() {
        return ActionName.REGION_STABLE;
    }

    @Override
    public String label() {
        return "rstable " + region;
    }

    @Override
    public boolean looks() {
        return true;
    }

    @Override
    public void perform(ActionContext context) throws RfbException, ActionException {
        context.watch().awaitRest(Optional.of(region), quiet);
    }

    static final class Syntax implements ActionSyntax {
        @Override
        public String doc() {
            return "wait until nothing has changed in a part of the screen for a while";
        }

        @Override
        public List<Argument> arguments() {
            return List.of(
                    Argument.word("X", "left edge of the part, in pixels from the left of the screen"),
                    Argument.word("Y", "top edge of the part, in pixels from the top of the screen"),
                    Argument.word("W", "width of the part in pixels"),
                    Argument.word("H", "height of the part in pixels"),
                    Argument.optional("SECONDS", "for how long; 1 if left out"));
        }

        @Override
        public Action parse(Arguments arguments) throws UsageException {
            Rectangle region = arguments.region();
            return new RegionStableAction(region, arguments.secondsIfThere("SECONDS", StableAction.DEFAULT));
        }
    }
}

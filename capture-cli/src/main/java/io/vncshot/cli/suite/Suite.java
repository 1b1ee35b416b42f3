package io.vncshot.cli.suite;

import io.vncshot.cli.action.Action;
import io.vncshot.cli.option.FileSetting;
import io.vncshot.cli.option.Shard;
import java.util.ArrayList;
import java.util.List;

/**
 * What a suite file says.
 *
 * @param options for all of it, below those of the command line
 */
public record Suite(List<FileSetting> options, List<Step> steps) {
    public Suite {
        options = List.copyOf(options);
        steps = List.copyOf(steps);
    }

    /** What happens after a step that fails. */
    public enum AfterFailure {
        STOP,
        GO_ON
    }

    /**
     * Actions on one server.
     *
     * @param name for people; may be empty
     * @param unit what is kept together when a suite is divided into shards
     * @param server its name in the suite; empty for the one of the command line
     * @param connection the options of the server
     * @param options of this step alone, above those of the command line
     */
    public record Step(
            String name,
            int unit,
            String server,
            List<FileSetting> connection,
            List<FileSetting> options,
            List<Action> actions,
            AfterFailure afterFailure) {
        public Step {
            connection = List.copyOf(connection);
            options = List.copyOf(options);
            actions = List.copyOf(actions);
        }

        /** The same, after whose failure the suite goes on. */
        public Step goingOn() {
            return new Step(name, unit, server, connection, options, actions, AfterFailure.GO_ON);
        }
    }

    /** The names of all checks, in order. */
    public List<String> checkNames() {
        List<String> names = new ArrayList<>();
        for (Step step : steps) {
            for (Action action : step.actions) {
                if (!action.checkName().isEmpty()) {
                    names.add(action.checkName());
                }
            }
        }
        return names;
    }

    /** The part of the steps that one of several processes does. */
    public Suite shard(Shard shard) {
        List<Step> mine = new ArrayList<>();
        for (Step step : steps) {
            if (step.unit % shard.count() == shard.number() - 1) {
                mine.add(step);
            }
        }
        return new Suite(options, mine);
    }
}

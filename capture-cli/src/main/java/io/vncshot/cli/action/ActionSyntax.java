package io.vncshot.cli.action;

import io.vncshot.cli.message.UsageException;
import java.util.List;

/** How an action is written, and what it does in one line. */
public interface ActionSyntax {
    String doc();

    List<Argument> arguments();

    /**
     * Takes the arguments.
     *
     * @throws UsageException naming the one that is missing or breaks its rule
     */
    Action parse(Arguments arguments) throws UsageException;
}

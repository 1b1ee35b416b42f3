package io.vncshot.cli.option;

import io.vncshot.cli.message.UsageException;
import java.util.List;

/** Options that make no sense together, when somebody has written both on one command line. */
public final class Contradictions {
    private static final List<List<Option<?>>> PAIRS = List.of(
            List.of(Options.QUIET, Options.VERBOSE),
            List.of(Options.PASSWORD, Options.PASSWORD_FILE),
            List.of(Options.PASSWORD, Options.PASSWORD_COMMAND),
            List.of(Options.PASSWORD_FILE, Options.PASSWORD_COMMAND),
            List.of(Options.INSECURE, Options.TLS_CA),
            List.of(Options.INSECURE, Options.TLS_FINGERPRINT));

    private Contradictions() {}

    /**
     * Looks for such.
     *
     * @throws UsageException naming the first two that contradict each other
     */
    public static void check(Given given) throws UsageException {
        for (List<Option<?>> pair : PAIRS) {
            if (given.means(pair.get(0)) && given.means(pair.get(1))) {
                throw new UsageException(pair.get(0).longName() + " and "
                        + pair.get(1).longName() + " contradict each other; leave one of them out");
            }
        }
    }
}

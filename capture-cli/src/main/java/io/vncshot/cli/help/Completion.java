package io.vncshot.cli.help;

import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.option.Subcommand;
import java.util.List;

/** Completion scripts. */
public final class Completion {
    static final List<String> SHELLS = List.of("bash", "zsh");

    private static final String ZSH_START = """
            autoload -U +X compinit && compinit
            autoload -U +X bashcompinit && bashcompinit
            """;

    private Completion() {}

    /**
     * The script for the shell that the words name.
     *
     * @throws UsageException unless they name just one of them
     */
    public static String script(List<String> words) throws UsageException {
        String shell = words.size() == 1 ? words.get(0) : "";
        return switch (shell) {
            case "bash" -> BashCompletion.script();
            case "zsh" -> ZSH_START + BashCompletion.script();
            case "--help", "-h" -> HelpPages.of(Subcommand.COMPLETION);
            default ->
                throw new UsageException("completion: the shell must be one of " + String.join(", ", SHELLS)
                        + ", as in: vncshot completion bash");
        };
    }
}

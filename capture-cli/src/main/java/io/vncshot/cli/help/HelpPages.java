package io.vncshot.cli.help;

import io.vncshot.cli.action.ActionName;
import io.vncshot.cli.action.ActionSyntax;
import io.vncshot.cli.action.Argument;
import io.vncshot.cli.message.Suggestion;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.option.Subcommand;
import io.vncshot.cli.option.VncsnapshotOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The texts of {@code --help} and {@code vncshot help}. */
public final class HelpPages {
    private static final int COLUMN = 26;

    private HelpPages() {}

    /** Help for the program: examples, actions, options. */
    public static String program() {
        List<String> header = new ArrayList<>();
        header.add("vncshot takes screenshots of VNC servers, and types and clicks on them.");
        header.add("");
        for (Examples.Example example : Examples.ALL) {
            header.add("  " + example.command());
            header.add("      " + example.doc());
        }
        header.add("");
        header.add("Usage: vncshot [OPTIONS] ACTION [ARG...] [ACTION [ARG...]]...");
        header.add("       vncshot [OPTIONS] FILE.vdo");
        header.add("       vncshot [OPTIONS] -           (a script on stdin)");
        header.add("");
        header.add("Actions:");
        for (ActionName name : ActionName.values()) {
            header.add(entry(
                    String.join(", ", words(name)) + arguments(name.syntax()),
                    name.syntax().doc()));
        }
        List<String> footer = new ArrayList<>();
        footer.add("");
        footer.add("Options may also be set as VNCSHOT_NAME in the environment, and as name=value in");
        footer.add("./vncshot.properties and ~/.config/vncshot/config.properties.");
        footer.add("");
        footer.add("Subcommands:");
        for (Subcommand subcommand : Subcommand.values()) {
            footer.add("  " + (subcommand.word() + " " + subcommand.synopsis()).trim());
            footer.add("      " + subcommand.doc());
        }
        return PicocliModel.programHelp(header, footer);
    }

    /** Help for a subcommand. */
    public static String of(Subcommand subcommand) {
        if (subcommand == Subcommand.DO) {
            return program();
        }
        if (subcommand == Subcommand.VNCSNAPSHOT) {
            return String.join("\n", VncsnapshotOptions.USAGE);
        }
        List<String> header = List.of(
                "Usage: vncshot " + (subcommand.word() + " " + subcommand.synopsis()).trim(), "", subcommand.doc());
        return PicocliModel.help(subcommand, header, List.of());
    }

    /**
     * Help for what the words name: nothing, an action or a subcommand.
     *
     * @throws UsageException for a word that names nothing
     */
    public static String find(List<String> words) throws UsageException {
        if (words.isEmpty() || words.get(0).equals("--help") || words.get(0).equals("-h")) {
            return program();
        }
        String word = words.get(0);
        Optional<ActionName> action = ActionName.of(word);
        if (action.isPresent()) {
            return of(action.get());
        }
        Optional<Subcommand> subcommand = Subcommand.of(word);
        if (subcommand.isPresent()) {
            return of(subcommand.get());
        }
        List<String> known = ActionName.words();
        known.addAll(Subcommand.words());
        throw new UsageException("help: no action or subcommand \"" + word + "\"" + Suggestion.forWord(word, known));
    }

    private static String of(ActionName action) {
        ActionSyntax syntax = action.syntax();
        StringBuilder text = new StringBuilder("Usage: vncshot [OPTIONS] ")
                .append(action.word())
                .append(arguments(syntax))
                .append("\n\n")
                .append(syntax.doc())
                .append('\n');
        for (Argument argument : syntax.arguments()) {
            text.append(entry(argument.shown(), argument.doc())).append('\n');
        }
        if (!action.aliases().isEmpty()) {
            text.append("also: ").append(String.join(", ", action.aliases())).append('\n');
        }
        return text.toString();
    }

    private static List<String> words(ActionName name) {
        List<String> words = new ArrayList<>();
        words.add(name.word());
        words.addAll(name.aliases());
        return words;
    }

    static String arguments(ActionSyntax syntax) {
        StringBuilder text = new StringBuilder();
        for (Argument argument : syntax.arguments()) {
            text.append(' ').append(argument.shown());
        }
        return text.toString();
    }

    private static String entry(String left, String right) {
        String padding = left.length() < COLUMN ? " ".repeat(COLUMN - left.length()) : "  ";
        return "  " + left + padding + right;
    }
}

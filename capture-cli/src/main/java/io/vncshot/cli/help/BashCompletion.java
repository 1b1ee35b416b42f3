package io.vncshot.cli.help;

import io.vncshot.cli.action.ActionName;
import io.vncshot.cli.action.Argument;
import io.vncshot.cli.option.Option;
import io.vncshot.cli.option.Options;
import io.vncshot.cli.option.Subcommand;
import io.vncshot.rfb.input.Keysym;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The completion script. picocli's own would complete neither actions, whose number has no end, nor the files that they
 * take.
 */
final class BashCompletion {
    private static final List<String> NAMES_OF_FILES = List.of("FILE", "DIR");

    private final StringBuilder script = new StringBuilder();

    private BashCompletion() {}

    static String script() {
        BashCompletion completion = new BashCompletion();
        completion.writeStart();
        completion.writeValues();
        completion.writeEnd();
        return completion.script.toString();
    }

    private void writeStart() {
        lines(
                "# bash completion for vncshot: source <(vncshot completion bash)",
                "_vncshot() {",
                "    local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} words='' files=''",
                "    local command='' options='" + String.join(" ", spellings(Options.TABLE)) + "'",
                "    COMPREPLY=()",
                "    if [[ $word == '=' ]]; then word=; fi",
                "    if [[ $previous == '=' ]]; then previous=${COMP_WORDS[COMP_CWORD - 2]}; fi");
        lines("    if ((COMP_CWORD > 1)); then", "        case ${COMP_WORDS[1]} in");
        for (Subcommand subcommand : Subcommand.values()) {
            String options = String.join(" ", spellings(subcommand.options()));
            lines("            " + subcommand.word() + ") command=" + subcommand.word() + " options='" + options
                    + "' ;;");
        }
        lines("        esac", "    fi", "    case $previous in");
    }

    private void writeValues() {
        List<String> files = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Option<?> option : allOptions()) {
            List<String> spellings = new ArrayList<>(option.aliases());
            spellings.add(option.longName());
            if (!option.syntax().candidates().isEmpty()) {
                offer(spellings, option.syntax().candidates());
            } else {
                (NAMES_OF_FILES.contains(option.syntax().metavar()) ? files : others).addAll(spellings);
            }
        }
        for (ActionName action : ActionName.values()) {
            List<Argument> arguments = action.syntax().arguments();
            boolean takesFile = !arguments.isEmpty() && arguments.get(0).kind() == Argument.Kind.FILE;
            boolean takesOther = !arguments.isEmpty() && arguments.get(0).kind() == Argument.Kind.WORD;
            if (takesKeys(action)) {
                List<String> spellings = new ArrayList<>(action.aliases());
                spellings.add(action.word());
                offer(spellings, Keysym.names());
            } else if (takesFile || takesOther) {
                List<String> list = takesFile ? files : others;
                list.add(action.word());
                list.addAll(action.aliases());
            }
        }
        lines("        " + String.join("|", files) + ") files='*' ;;");
        lines("        " + String.join("|", others) + ") ;;");
    }

    /** Those of all subcommands that take a value, each once: an option of one name has values of one kind. */
    private static List<Option<?>> allOptions() {
        Map<String, Option<?>> options = new LinkedHashMap<>();
        for (Subcommand subcommand : Subcommand.values()) {
            for (Option<?> option : subcommand.options()) {
                if (option.syntax().takesValue()) {
                    options.putIfAbsent(option.name(), option);
                }
            }
        }
        return List.copyOf(options.values());
    }

    private static boolean takesKeys(ActionName action) {
        return action == ActionName.KEY || action == ActionName.KEY_DOWN || action == ActionName.KEY_UP;
    }

    private void writeEnd() {
        lines("        *)", "            case $word in", "                -*) words=$options ;;");
        lines("                *)", "                    case $command in");
        for (Subcommand subcommand : Subcommand.values()) {
            String operands = operands(subcommand);
            if (!operands.isEmpty()) {
                lines("                        " + subcommand.word() + ") " + operands + " ;;");
            }
        }
        lines(
                "                        *)",
                "                            " + actions(),
                "                            if ((COMP_CWORD == 1)); then words+=' "
                        + String.join(" ", Subcommand.words()) + "'; fi ;;",
                "                    esac ;;",
                "            esac ;;",
                "    esac",
                "    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))",
                "    if [[ $files ]]; then",
                "        local IFS=$'\\n'",
                "        compopt -o filenames 2>/dev/null",
                "        COMPREPLY+=($(compgen -f -X \"!$files\" -- \"$word\") $(compgen -d -- \"$word\"))",
                "    fi",
                "}",
                "complete -F _vncshot vncshot");
    }

    /** What may follow a subcommand beside its options; empty for what may follow none. */
    private static String operands(Subcommand subcommand) {
        return switch (subcommand) {
            case DO -> "";
            case DIFF -> "files='*.png'";
            case RUN -> "files='*.y*ml'";
            case RECORD -> "files='*.vdo'";
            case REPLAY -> "files='*.zip'";
            case VNCSNAPSHOT -> "files='*.jp*g'";
            case SNAP, REPORT, TIMELAPSE -> "files='*'";
            case APPROVE, DEMO, MAN -> "words=$options";
            case MASK -> ":";
            case HELP ->
                "words='" + String.join(" ", ActionName.words()) + " " + String.join(" ", Subcommand.words()) + "'";
            case COMPLETION -> "words='" + String.join(" ", Completion.SHELLS) + "'";
        };
    }

    private static String actions() {
        return "words='" + String.join(" ", ActionName.words()) + "' files='*.vdo'";
    }

    private void offer(List<String> after, List<String> words) {
        lines("        " + String.join("|", after) + ") words='" + String.join(" ", words) + "' ;;");
    }

    private static List<String> spellings(List<Option<?>> table) {
        List<String> spellings = new ArrayList<>();
        for (Option<?> option : table) {
            spellings.add(option.longName());
            if (!option.opposite().isEmpty()) {
                spellings.add(option.opposite());
            }
        }
        return spellings;
    }

    private void lines(String... lines) {
        for (String line : lines) {
            script.append(line).append('\n');
        }
    }
}

package io.vncshot.cli.help;

import io.vncshot.cli.action.ActionName;
import io.vncshot.cli.action.Argument;
import io.vncshot.cli.message.ExitStatus;
import io.vncshot.cli.message.Version;
import io.vncshot.cli.option.Layers;
import io.vncshot.cli.option.Option;
import io.vncshot.cli.option.Options;
import io.vncshot.cli.option.Subcommand;
import java.util.ArrayList;
import java.util.List;

/** vncshot(1), in roff's man macros. */
public final class ManPage {
    private final StringBuilder roff = new StringBuilder();

    private ManPage() {}

    public static String text() {
        ManPage page = new ManPage();
        page.writeStart();
        page.writeActions();
        page.writeOptions();
        page.writeSubcommands();
        page.writeStatuses();
        page.writeSurroundings();
        return page.roff.toString();
    }

    private void writeStart() {
        macro(".TH VNCSHOT 1 \"\" \"vncshot " + Version.NUMBER + "\" \"User Commands\"");
        section("NAME");
        line("vncshot - screenshots and automation of VNC servers");
        section("SYNOPSIS");
        line("vncshot [OPTIONS] ACTION [ARG...] [ACTION [ARG...]]...");
        macro(".br");
        line("vncshot [OPTIONS] FILE.vdo | -");
        for (Subcommand subcommand : Subcommand.values()) {
            macro(".br");
            line(("vncshot " + subcommand.word() + " " + subcommand.synopsis()).trim());
        }
        section("EXAMPLES");
        for (Examples.Example example : Examples.ALL) {
            entry(example.command(), example.doc());
        }
    }

    private void writeActions() {
        section("ACTIONS");
        line(
                "Actions are done in order, on one connection, after all of them have been read and checked. The words after an"
                        + " action are its arguments first, whatever they look like. A word that is no action but the name of a file is a"
                        + " script: actions separated by blanks or line ends, with # comments and a shell's quotes;"
                        + " include FILE reads another.");
        for (ActionName name : ActionName.values()) {
            entry(
                    name.word() + HelpPages.arguments(name.syntax()),
                    name.syntax().doc());
            for (Argument argument : name.syntax().arguments()) {
                macro(".br");
                line(argument.name() + ": " + argument.doc());
            }
            if (!name.aliases().isEmpty()) {
                macro(".br");
                line("Also: " + String.join(", ", name.aliases()));
            }
        }
    }

    private void writeOptions() {
        section("OPTIONS");
        line("Options stand before the first action.");
        for (Option<?> option : Options.TABLE) {
            List<String> names = new ArrayList<>(option.aliases());
            names.add(option.longName());
            if (!option.opposite().isEmpty()) {
                names.add(option.opposite());
            }
            entry((String.join(", ", names) + " " + option.syntax().metavar()).trim(), OptionDoc.of(option));
        }
    }

    private void writeSubcommands() {
        section("SUBCOMMANDS");
        for (Subcommand subcommand : Subcommand.values()) {
            entry((subcommand.word() + " " + subcommand.synopsis()).trim(), subcommand.doc());
            for (Option<?> option : subcommand.options()) {
                if (!Options.TABLE.contains(option)) {
                    macro(".br");
                    line((spellings(option) + " " + option.syntax().metavar()).trim() + ": " + OptionDoc.of(option));
                }
            }
        }
    }

    private static String spellings(Option<?> option) {
        List<String> names = new ArrayList<>(option.aliases());
        names.add(option.longName());
        return String.join(", ", names);
    }

    private void writeStatuses() {
        section("EXIT STATUS");
        for (ExitStatus status : ExitStatus.values()) {
            entry(Integer.toString(status.code()), status.doc());
        }
    }

    private void writeSurroundings() {
        section("ENVIRONMENT AND FILES");
        line("An option that is not given is taken from the environment, then from ./vncshot.properties, then from"
                + " $XDG_CONFIG_HOME/vncshot/config.properties. In these files its key is its long name.");
        for (Option<?> option : Options.TABLE) {
            if (option.origin() != Option.Origin.COMMAND_LINE) {
                List<String> names = new ArrayList<>(List.of(Layers.variableName(option)));
                names.addAll(option.environment());
                entry(String.join(", ", names), option.longName());
            }
        }
        entry("VNC_PASSWORD", "the password, where none of the options gives one; VNCSHOT_PASSWORD is the same");
        entry(
                "CREDENTIALS_DIRECTORY",
                "a folder whose file vnc holds the password, as systemd's LoadCredential makes it");
        entry("SOURCE_DATE_EPOCH", "the time to note in pictures, in seconds since 1970, instead of the present");
    }

    private void section(String title) {
        macro(".SH " + title);
    }

    private void entry(String term, String text) {
        macro(".TP");
        roff.append("\\fB").append(escaped(term)).append("\\fR\n");
        line(text);
    }

    private void line(String text) {
        String escaped = escaped(text);
        boolean looksLikeMacro = escaped.startsWith(".") || escaped.startsWith("'");
        roff.append(looksLikeMacro ? "\\&" : "").append(escaped).append('\n');
    }

    private void macro(String text) {
        roff.append(text).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-");
    }
}

package io.vncshot.cli.help;

import io.vncshot.cli.option.Option;
import io.vncshot.cli.option.Subcommand;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The tables as picocli sees them, which lays out help. The only class that knows picocli. */
final class PicocliModel {
    private static final int WIDTH = 100;

    private PicocliModel() {}

    /** Help for the program. */
    static String programHelp(List<String> header, List<String> footer) {
        return usage(program(), header, footer);
    }

    /** Help for a subcommand. */
    static String help(Subcommand subcommand, List<String> header, List<String> footer) {
        return usage(command("vncshot " + subcommand.word(), subcommand), header, footer);
    }

    private static CommandSpec program() {
        return command("vncshot", Subcommand.DO);
    }

    private static CommandSpec command(String name, Subcommand subcommand) {
        CommandSpec spec = CommandSpec.create().name(name);
        for (Option<?> option : subcommand.options()) {
            spec.addOption(option(option));
        }
        return spec;
    }

    private static OptionSpec option(Option<?> option) {
        List<String> names = new ArrayList<>(option.aliases());
        names.add(option.longName());
        if (!option.opposite().isEmpty()) {
            names.add(option.opposite());
        }
        OptionSpec.Builder builder = OptionSpec.builder(names.toArray(new String[0]))
                .description(literal(OptionDoc.of(option)))
                .arity(option.syntax().takesValue() ? "1" : "0");
        if (option.syntax().takesValue()) {
            builder.paramLabel(option.syntax().metavar());
            builder.type(String.class);
        } else {
            builder.type(boolean.class);
        }
        return builder.build();
    }

    private static String usage(CommandSpec spec, List<String> header, List<String> footer) {
        UsageMessageSpec message = spec.usageMessage()
                .width(WIDTH)
                .sortOptions(false)
                .header(literal(header))
                .footer(literal(footer))
                .optionListHeading("%nOptions:%n")
                .customSynopsis(new String[0]);
        message.sectionKeys(List.of(
                UsageMessageSpec.SECTION_KEY_HEADER,
                UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING,
                UsageMessageSpec.SECTION_KEY_OPTION_LIST,
                UsageMessageSpec.SECTION_KEY_FOOTER));
        return new CommandLine(spec).getUsageMessage(Ansi.OFF);
    }

    /** Text that picocli neither formats nor marks up. */
    private static String literal(String text) {
        return text.replace("%", "%%");
    }

    private static String[] literal(List<String> lines) {
        String[] literal = new String[lines.size()];
        for (int i = 0; i < literal.length; i++) {
            literal[i] = literal(lines.get(i));
        }
        return literal;
    }
}

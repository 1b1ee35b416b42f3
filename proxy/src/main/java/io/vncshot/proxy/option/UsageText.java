package io.vncshot.proxy.option;

import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Help, which picocli lays out. The only class that knows picocli, since that takes long to load. */
public final class UsageText {
    private UsageText() {}

    /** Prints the help of a program, as wide as the terminal. */
    public static void print(String description, List<String> synopsis, List<Option> table, PrintStream out) {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .description(description)
                .customSynopsis(synopsis.toArray(new String[0]))
                .sortOptions(false)
                .autoWidth(true);
        for (Option option : table) {
            if (option.kind() != Option.Kind.IGNORED) {
                spec.addOption(model(option));
            }
        }
        CommandLine.usage(new CommandLine(spec), out);
    }

    private static OptionSpec model(Option option) {
        OptionSpec.Builder builder = OptionSpec.builder(option.names().toArray(new String[0]))
                .description(option.doc().replace("%", "%%"));
        return switch (option.kind()) {
            case FLAG, IGNORED -> builder.type(boolean.class).build();
            case SWITCH ->
                builder.type(boolean.class)
                        .negatable(true)
                        .defaultValue("true")
                        .fallbackValue("true")
                        .build();
            case VALUE ->
                builder.type(String.class).paramLabel(option.metavar()).build();
            case LIST ->
                builder.type(List.class)
                        .splitRegex(",")
                        .paramLabel(option.metavar())
                        .build();
        };
    }
}

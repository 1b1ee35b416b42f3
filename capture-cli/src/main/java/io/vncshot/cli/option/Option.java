package io.vncshot.cli.option;

import java.util.List;

/**
 * An option: an entry of the table that the parser, the layers, help, completion and the man page are made from.
 *
 * @param name the long name without dashes; also the key in properties files, and in capitals, after
 *     {@code VNCSHOT_}, the environment variable
 * @param aliases other spellings on the command line, with their dashes
 * @param opposite a spelling on the command line that switches a flag off; empty if there is none
 * @param defaultText what the option is when nobody gives it; empty for an option that need not have a value
 * @param environment variables that mean the same as the option's own, for compatibility
 */
public record Option<T>(
        String name,
        List<String> aliases,
        String opposite,
        ValueSyntax<T> syntax,
        String defaultText,
        List<String> environment,
        Origin origin,
        String doc) {

    /** Who may set an option. */
    public enum Origin {
        /** Every layer. */
        ANYWHERE,
        /** Not the properties file of the folder one happens to stand in. */
        USER,
        /** Only whoever writes the command line. */
        COMMAND_LINE
    }

    static <T> Option<T> of(String name, ValueSyntax<T> syntax, String doc) {
        return new Option<>(name, List.of(), "", syntax, "", List.of(), Origin.ANYWHERE, doc);
    }

    static Option<Boolean> flag(String name, String doc) {
        return of(name, new FlagSyntax(), doc).orElse(FlagSyntax.OFF);
    }

    Option<T> alias(String shortName) {
        return new Option<>(name, List.of(shortName), opposite, syntax, defaultText, environment, origin, doc);
    }

    Option<T> opposite(String spelling) {
        return new Option<>(name, aliases, spelling, syntax, defaultText, environment, origin, doc);
    }

    Option<T> orElse(String text) {
        return new Option<>(name, aliases, opposite, syntax, text, environment, origin, doc);
    }

    Option<T> alsoFrom(String variable) {
        return new Option<>(name, aliases, opposite, syntax, defaultText, List.of(variable), origin, doc);
    }

    Option<T> onlyFrom(Origin allowed) {
        return new Option<>(name, aliases, opposite, syntax, defaultText, environment, allowed, doc);
    }

    /** {@code --name}. */
    public String longName() {
        return "--" + name;
    }

    /** Whether the option is written so on the command line. */
    boolean isWritten(String spelling) {
        return (spelling.startsWith("--") && spelling.startsWith(name, 2) && spelling.length() == name.length() + 2)
                || aliases.contains(spelling)
                || (!opposite.isEmpty() && opposite.equals(spelling));
    }
}

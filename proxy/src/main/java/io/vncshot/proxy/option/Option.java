package io.vncshot.proxy.option;

import java.util.List;

/**
 * An option: an entry of the table that the parser and the help are made from.
 *
 * @param names as they are written, with their dashes; the long one last
 * @param metavar what stands for the value in help; empty for an option that takes none
 */
public record Option(Kind kind, List<String> names, String metavar, String doc) {
    private static final String NO = "--no-";

    /** How often an option may be given, and with what. */
    public enum Kind {
        /** Named alone. */
        FLAG,
        /** Named alone, to switch on, or as {@code --no-name}, to switch off. */
        SWITCH,
        /** Taken as a flag, and not in the help. */
        IGNORED,
        /** With a value. */
        VALUE,
        /** With values between commas, as often as one likes. */
        LIST
    }

    public static Option flag(String doc, String... names) {
        return new Option(Kind.FLAG, List.of(names), "", doc);
    }

    public static Option onOff(String name, String doc) {
        return new Option(Kind.SWITCH, List.of(name), "", doc);
    }

    public static Option ignored(String name) {
        return new Option(Kind.IGNORED, List.of(name), "", "");
    }

    public static Option value(String name, String metavar, String doc) {
        return new Option(Kind.VALUE, List.of(name), metavar, doc);
    }

    public static Option list(String name, String metavar, String doc) {
        return new Option(Kind.LIST, List.of(name), metavar, doc);
    }

    /** The name that messages call it by. */
    String name() {
        return names.get(names.size() - 1);
    }

    boolean takesValue() {
        return kind == Kind.VALUE || kind == Kind.LIST;
    }

    /** Whether the option is written so on the command line. */
    boolean isWritten(String spelling) {
        return names.contains(spelling) || isSwitchedOff(spelling);
    }

    boolean isSwitchedOff(String spelling) {
        return kind == Kind.SWITCH
                && spelling.startsWith(NO)
                && name().startsWith(spelling.substring(NO.length()), 2)
                && spelling.length() == name().length() + NO.length() - 2;
    }
}

package io.vncshot.cli.option;

import java.util.List;

/** How the value of an option is written. */
public interface ValueSyntax<T> {
    /** The value in help, such as {@code SECONDS}; empty for an option that takes none. */
    String metavar();

    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException whose message is the rule that the text breaks, such as "must be 1 to 8"
     */
    T parse(String text);

    /** Words to offer when the value is completed; empty if there is no end to them. */
    default List<String> candidates() {
        return List.of();
    }

    default boolean takesValue() {
        return !metavar().isEmpty();
    }

    /** What joins the texts of an option that may be given more than once; empty where the last one counts alone. */
    default String separator() {
        return "";
    }

    /**
     * For an option that takes no value: what naming it means.
     *
     * @param times how often it has been named
     */
    default String named(int times) {
        throw new IllegalStateException("an option with a " + metavar() + " does not stand alone");
    }
}

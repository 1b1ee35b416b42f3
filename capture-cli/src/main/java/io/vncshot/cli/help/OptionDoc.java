package io.vncshot.cli.help;

import io.vncshot.cli.option.Option;

/** What help and the man page say about an option. */
final class OptionDoc {
    private OptionDoc() {}

    /** Its line in the table, with its choices and its default. */
    static String of(Option<?> option) {
        StringBuilder text = new StringBuilder(option.doc());
        if (!option.syntax().candidates().isEmpty()) {
            text.append(": ").append(String.join(", ", option.syntax().candidates()));
        }
        if (option.syntax().takesValue() && !option.defaultText().isEmpty()) {
            text.append(" [").append(option.defaultText()).append(']');
        }
        return text.toString();
    }
}

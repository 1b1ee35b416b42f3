package io.vncshot.cli.option;

import java.util.function.Function;

/** A value that a class of its own reads, and says the rule that it breaks. */
record ParsedSyntax<T>(String metavar, Function<String, T> parser) implements ValueSyntax<T> {
    @Override
    public T parse(String text) {
        return parser.apply(text);
    }
}

package io.vncshot.cli.option;

import java.util.List;

/**
 * One of a few names, each standing for a value.
 *
 * @param values as many as there are names, in the same order
 */
record ChoiceSyntax<T>(String metavar, List<String> candidates, List<T> values) implements ValueSyntax<T> {
    ChoiceSyntax {
        if (candidates.size() != values.size()) {
            throw new IllegalArgumentException(candidates.size() + " names for " + values.size() + " values");
        }
    }

    @Override
    public T parse(String text) {
        int index = candidates.indexOf(text);
        if (index < 0) {
            throw new IllegalArgumentException("must be one of " + String.join(", ", candidates));
        }
        return values.get(index);
    }
}

package io.vncshot.cli.option;

import java.util.ArrayList;
import java.util.List;

/** Some of a few names, in the order wanted, with commas between them. */
record ListSyntax<T>(String metavar, ChoiceSyntax<T> choice) implements ValueSyntax<List<T>> {
    @Override
    public List<T> parse(String text) {
        List<T> values = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int comma = text.indexOf(',', start);
            int end = comma < 0 ? text.length() : comma;
            T value = choice.parse(text.substring(start, end).trim());
            if (values.contains(value)) {
                throw new IllegalArgumentException(
                        "names " + text.substring(start, end).trim() + " twice");
            }
            values.add(value);
            start = end + 1;
        }
        return values;
    }

    @Override
    public List<String> candidates() {
        return choice.candidates();
    }
}

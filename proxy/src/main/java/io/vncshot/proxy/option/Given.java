package io.vncshot.proxy.option;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a command line has given. A value that is not what is asked for is a UsageException. */
public final class Given {
    private final IdentityHashMap<Option, List<String>> values = new IdentityHashMap<>();
    private final List<String> words = new ArrayList<>();

    void addWord(String word) {
        words.add(word);
    }

    void add(Option option, String text) {
        List<String> texts = values.computeIfAbsent(option, added -> new ArrayList<>(1));
        if (option.kind() == Option.Kind.LIST) {
            String[] parts = text.split(",");
            if (parts.length == 0) {
                throw new UsageException(
                        "Invalid value for option '" + option.name() + "': '" + text + "' names nothing");
            }
            texts.addAll(Arrays.asList(parts));
        } else {
            texts.clear();
            texts.add(text);
        }
    }

    /** The words that are no options, in their order. */
    public List<String> words() {
        return words;
    }

    /** Whether a flag was named. */
    public boolean isOn(Option flag) {
        return "true".equals(text(flag));
    }

    /** Whether it was expressly switched off. */
    public boolean isOff(Option flag) {
        return "false".equals(text(flag));
    }

    public @Nullable String text(Option option) {
        List<String> texts = values.get(option);
        return texts == null ? null : texts.get(0);
    }

    /** The parts of all that was given. */
    public List<String> list(Option option) {
        return values.getOrDefault(option, List.of());
    }

    public @Nullable Path path(Option option) {
        String text = text(option);
        if (text != null && text.isEmpty()) {
            throw new UsageException("Invalid value for option '" + option.name() + "': is empty");
        }
        try {
            return text == null ? null : Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException("Invalid value for option '" + option.name() + "': " + e.getMessage(), e);
        }
    }

    /** A whole number; 0 if none was given. */
    public int number(Option option) {
        String text = text(option);
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new UsageException(
                    "Invalid value for option '" + option.name() + "': '" + text + "' is not an int", e);
        }
    }

    /** One of the constants, by its name in capitals or not. */
    public <E extends Enum<E>> @Nullable E choice(Option option, E[] constants) {
        String text = text(option);
        if (text == null) {
            return null;
        }
        for (E constant : constants) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        throw new UsageException("Invalid value for option '" + option.name() + "': expected one of "
                + Arrays.toString(constants) + " (case-insensitive) but was '" + text + "'");
    }
}

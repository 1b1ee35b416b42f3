package io.vncshot.cli.suite;

import io.vncshot.cli.message.Suggestion;
import io.vncshot.cli.message.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value in a suite file, and where it stands.
 *
 * @param place such as {@code suite.yml: steps[3].check}
 */
record YamlNode(String place, @Nullable Object value) {
    boolean isPresent() {
        return value != null;
    }

    boolean isMap() {
        return value instanceof Map;
    }

    boolean isList() {
        return value instanceof List;
    }

    String text() throws UsageException {
        if (value instanceof String text) {
            return text;
        }
        throw wrong("must be a text");
    }

    String textOr(String otherwise) throws UsageException {
        return isPresent() ? text() : otherwise;
    }

    /** The values of a list; none when there is nothing. */
    List<YamlNode> list() throws UsageException {
        if (!isPresent()) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw wrong("must be a list");
        }
        List<YamlNode> nodes = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            nodes.add(new YamlNode(place + "[" + (i + 1) + "]", list.get(i)));
        }
        return nodes;
    }

    /** The names of a map's members; none when there is nothing. */
    List<String> keys() throws UsageException {
        if (!isPresent()) {
            return List.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw wrong("must be names with values");
        }
        List<String> keys = new ArrayList<>();
        for (Object key : map.keySet()) {
            if (!(key instanceof String name)) {
                throw wrong("has a name that is no text");
            }
            keys.add(name);
        }
        return keys;
    }

    /** The member of that name, which need not be there. */
    YamlNode member(String name) {
        Object member = value instanceof Map<?, ?> map ? map.get(name) : null;
        String separator = place.endsWith(":") ? " " : ".";
        return new YamlNode(place + separator + name, member);
    }

    /** Refuses members of other names. */
    void checkKeys(List<String> known) throws UsageException {
        for (String key : keys()) {
            if (!known.contains(key)) {
                throw wrong("has \"" + key + "\", which is unknown" + Suggestion.forWord(key, known));
            }
        }
    }

    UsageException wrong(String rule) {
        return new UsageException(place + (place.endsWith(":") ? " " : ": ") + rule);
    }
}

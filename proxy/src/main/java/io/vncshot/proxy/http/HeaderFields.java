package io.vncshot.proxy.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The header fields of one request, in their order. Names are compared without regard to case. */
public final class HeaderFields {
    private final List<String> names = new ArrayList<>(12);
    private final List<String> values = new ArrayList<>(12);

    void add(String name, String value) {
        names.add(name.toLowerCase(Locale.ROOT));
        values.add(value);
    }

    int size() {
        return names.size();
    }

    /** The values of all fields of this name, which is given in lower case. */
    public List<String> all(String name) {
        List<String> found = new ArrayList<>(1);
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equals(name)) {
                found.add(values.get(i));
            }
        }
        return found;
    }

    /** The value of the only field of this name; null if there is none, or more than one. */
    public @Nullable String only(String name) {
        List<String> found = all(name);
        return found.size() == 1 ? found.get(0) : null;
    }

    /** The members of a comma-separated list over all fields of this name, trimmed, without empty ones. */
    public List<String> list(String name) {
        List<String> members = new ArrayList<>();
        for (String value : all(name)) {
            for (String member : value.split(",")) {
                String trimmed = member.trim();
                if (!trimmed.isEmpty()) {
                    members.add(trimmed);
                }
            }
        }
        return members;
    }

    /** Whether the list of this name has the token, in any case. */
    public boolean hasToken(String name, String token) {
        for (String member : list(name)) {
            if (member.equalsIgnoreCase(token)) {
                return true;
            }
        }
        return false;
    }
}

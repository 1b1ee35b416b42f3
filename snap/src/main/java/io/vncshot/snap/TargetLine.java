package io.vncshot.snap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A desktop in a list of them, a line each: {@code name: address [options]}, as websockify's token files have it, which may
 * have no options. Empty lines and those that begin with {@code #} say nothing.
 *
 * @param options words, of which one in quotes may hold blanks
 * @param number of the line, from 1
 */
public record TargetLine(String name, String address, List<String> options, int number) {
    private static final String UNIX_SOCKET = "unix_socket:";

    public TargetLine {
        options = List.copyOf(options);
    }

    /**
     * Reads a list.
     *
     * @throws IllegalArgumentException whose message names the line and the rule that it breaks
     */
    public static List<TargetLine> parse(String text) {
        List<TargetLine> targets = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String stripped = line.strip();
            if (stripped.isEmpty() || stripped.charAt(0) == '#') {
                continue;
            }
            TargetLine target = parse(stripped, number);
            Integer before = lines.put(target.name, number);
            if (before != null) {
                throw wrong(number, "\"" + target.name + "\" is in line " + before + " already");
            }
            targets.add(target);
        }
        return targets;
    }

    private static TargetLine parse(String line, int number) {
        int colon = separator(line);
        if (colon < 1) {
            throw wrong(number, "must be NAME: ADDRESS, with a blank after the colon");
        }
        List<String> words = words(line.substring(colon + 2), number);
        if (words.isEmpty()) {
            throw wrong(number, "has no address");
        }
        return new TargetLine(
                line.substring(0, colon).strip(), address(words.get(0)), words.subList(1, words.size()), number);
    }

    /** The first colon that a blank follows; a name may have colons. */
    private static int separator(String line) {
        int colon = line.indexOf(':');
        while (colon >= 0 && (colon + 1 == line.length() || !Character.isWhitespace(line.charAt(colon + 1)))) {
            colon = line.indexOf(':', colon + 1);
        }
        return colon;
    }

    /** As we call it: tokens of Unix sockets have a name of their own for that. */
    private static String address(String word) {
        return word.startsWith(UNIX_SOCKET) ? "unix:" + word.substring(UNIX_SOCKET.length()) : word;
    }

    private static List<String> words(String text, int number) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        boolean begun = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0 ? c == quote : c == '"' || c == '\'') {
                quote = quote == 0 ? c : 0;
                begun = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (quote != 0) {
            throw wrong(number, "has a quote that does not end");
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }

    private static IllegalArgumentException wrong(int number, String rule) {
        return new IllegalArgumentException("line " + number + ": " + rule);
    }
}

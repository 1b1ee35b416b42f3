package io.vncshot.proxy.option;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a command line: {@code --name VALUE}, {@code --name=VALUE}, {@code -vD}, and words that are no options, in any
 * order. Of an option that is given again the last value counts.
 */
public final class OptionParser {
    private static final String ON = "true";
    private static final String OFF = "false";

    private final List<Option> table;
    private final List<String> words;
    private final Given given = new Given();
    private int next;

    private OptionParser(List<Option> table, List<String> words) {
        this.table = table;
        this.words = words;
    }

    /** What the words say. A mistake is a UsageException whose message is for the user. */
    public static Given parse(List<Option> table, String... words) {
        OptionParser parser = new OptionParser(table, List.of(words));
        while (parser.next < parser.words.size()) {
            parser.read(parser.words.get(parser.next++));
        }
        return parser.given;
    }

    private void read(String word) {
        if (word.length() < 2 || word.charAt(0) != '-') {
            given.addWord(word);
        } else if (word.charAt(1) == '-') {
            readLong(word);
        } else {
            readShort(word);
        }
    }

    private void readLong(String word) {
        int equals = word.indexOf('=');
        String spelling = equals < 0 ? word : word.substring(0, equals);
        Option option = findShortened(spelling);
        if (option == null) {
            throw new UsageException("Unknown option: '" + word + "'");
        }
        if (option.takesValue()) {
            given.add(option, equals < 0 ? value(option) : word.substring(equals + 1));
        } else {
            given.add(option, state(option, spelling, equals < 0 ? ON : word.substring(equals + 1)));
        }
    }

    private void readShort(String word) {
        for (int i = 1; i < word.length(); i++) {
            String spelling = "-" + word.charAt(i);
            Option option = find(spelling);
            if (option == null) {
                throw new UsageException(
                        i == 1
                                ? "Unknown option: '" + word + "'"
                                : "Unknown option: '" + spelling + "' (while processing option: '" + word + "')");
            }
            given.add(option, ON);
        }
    }

    private static String state(Option option, String spelling, String text) {
        if (!text.equals(ON) && !text.equals(OFF)) {
            throw new UsageException(
                    "Invalid value for option '" + option.name() + "': '" + text + "' is not a boolean");
        }
        return option.isSwitchedOff(spelling) == text.equals(ON) ? OFF : ON;
    }

    private String value(Option option) {
        if (next == words.size()) {
            throw new UsageException(
                    "Missing required parameter for option '" + option.name() + "' (" + option.metavar() + ")");
        }
        String text = words.get(next++);
        int equals = text.indexOf('=');
        if (find(equals < 0 ? text : text.substring(0, equals)) != null) {
            throw new UsageException("Expected parameter for option '" + option.name() + "' but found '" + text + "'");
        }
        return text;
    }

    /** A long name may be cut as far as one option alone begins so. */
    private @Nullable Option findShortened(String spelling) {
        Option exact = find(spelling);
        if (exact != null || spelling.length() < 3) {
            return exact;
        }
        List<Option> candidates = new ArrayList<>();
        for (Option option : table) {
            if (option.name().startsWith(spelling)) {
                candidates.add(option);
            }
        }
        if (candidates.size() > 1) {
            throw new UsageException("Ambiguous option: '" + spelling + "' may be "
                    + candidates.stream().map(Option::name).collect(Collectors.joining(", ")));
        }
        return candidates.isEmpty() ? null : candidates.get(0);
    }

    private @Nullable Option find(String spelling) {
        for (Option option : table) {
            if (option.isWritten(spelling)) {
                return option;
            }
        }
        return null;
    }
}

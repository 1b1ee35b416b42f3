package io.vncshot.cli.option;

import io.vncshot.cli.message.Suggestion;
import io.vncshot.cli.message.UsageException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the options at the start of a command line: {@code --name VALUE}, {@code --name=VALUE}, {@code -n VALUE},
 * {@code -nVALUE}, {@code -vv}, and {@code --} after the last.
 */
public final class OptionParser {
    private final List<Option<?>> table;
    private final List<String> words;
    private final Given given;
    private int next;

    private OptionParser(List<Option<?>> table, List<String> words, Given given) {
        this.table = table;
        this.words = words;
        this.given = given;
    }

    /**
     * Reads options into {@code given}.
     *
     * @param given takes the options, also those before one that is wrong
     * @return how many words were options
     * @throws UsageException for an unknown option, and for one whose value is missing or needless
     */
    public static int parse(List<Option<?>> table, List<String> words, Given given) throws UsageException {
        return new OptionParser(table, words, given).parse();
    }

    /**
     * Reads options that may stand between and after other words, up to {@code --}.
     *
     * @return the other words
     * @throws UsageException as {@link #parse}
     */
    public static List<String> parseAmong(List<Option<?>> table, List<String> words, Given given)
            throws UsageException {
        List<String> operands = new ArrayList<>();
        OptionParser parser = new OptionParser(table, words, given);
        while (parser.next < words.size()) {
            int end = parser.parse();
            boolean over = end > 0 && words.get(end - 1).equals("--");
            if (over) {
                operands.addAll(words.subList(end, words.size()));
                return operands;
            }
            if (end < words.size()) {
                operands.add(words.get(end));
                parser.next++;
            }
        }
        return operands;
    }

    /** Whether a word would be read as an option of the table. */
    public static boolean isOption(List<Option<?>> table, String word) {
        int equals = word.indexOf('=');
        String longName = equals < 0 ? word : word.substring(0, equals);
        return find(table, longName) != null
                || (word.length() > 2
                        && word.charAt(0) == '-'
                        && word.charAt(1) != '-'
                        && find(table, word.substring(0, 2)) != null);
    }

    private int parse() throws UsageException {
        while (next < words.size()) {
            String word = words.get(next);
            if (word.length() < 2 || word.charAt(0) != '-') {
                return next;
            }
            next++;
            if (word.equals("--")) {
                return next;
            }
            if (word.charAt(1) == '-') {
                readLong(word);
            } else {
                readShort(word);
            }
        }
        return next;
    }

    private void readLong(String word) throws UsageException {
        int equals = word.indexOf('=');
        String spelling = completed(equals < 0 ? word : word.substring(0, equals));
        Option<?> option = known(spelling);
        if (equals >= 0) {
            if (spelling.equals(option.opposite())) {
                throw new UsageException(spelling + ": takes no value; " + option.longName() + "=true is the opposite");
            }
            given.add(option, spelling, word.substring(equals + 1));
        } else if (option.syntax().takesValue()) {
            given.add(option, spelling, value(option, spelling));
        } else {
            given.add(option, spelling, null);
        }
    }

    /** A long option may be cut as far as it is the only one that begins so. */
    private String completed(String start) throws UsageException {
        if (start.length() < 3 || find(table, start) != null) {
            return start;
        }
        List<String> candidates = new ArrayList<>();
        for (Option<?> option : table) {
            addIfBegun(start, option.longName(), candidates);
            addIfBegun(start, option.opposite(), candidates);
        }
        if (candidates.size() > 1) {
            throw new UsageException(start + ": may be " + String.join(", ", candidates));
        }
        return candidates.isEmpty() ? start : candidates.get(0);
    }

    private static void addIfBegun(String start, String name, List<String> candidates) {
        if (name.startsWith(start)) {
            candidates.add(name);
        }
    }

    private void readShort(String word) throws UsageException {
        for (int i = 1; i < word.length(); i++) {
            String spelling = "-" + word.charAt(i);
            Option<?> option = known(spelling);
            if (option.syntax().takesValue()) {
                boolean attached = i + 1 < word.length();
                given.add(option, spelling, attached ? word.substring(i + 1) : value(option, spelling));
                return;
            }
            given.add(option, spelling, null);
        }
    }

    private String value(Option<?> option, String spelling) throws UsageException {
        if (next == words.size()) {
            throw new UsageException(spelling + ": " + option.syntax().metavar() + " is missing after it");
        }
        return words.get(next++);
    }

    private Option<?> known(String spelling) throws UsageException {
        Option<?> option = find(table, spelling);
        if (option == null) {
            throw new UsageException("unknown option " + spelling + Suggestion.forWord(spelling, spellings()));
        }
        return option;
    }

    private static @Nullable Option<?> find(List<Option<?>> table, String spelling) {
        for (Option<?> option : table) {
            if (option.isWritten(spelling)) {
                return option;
            }
        }
        return null;
    }

    private List<String> spellings() {
        List<String> spellings = new ArrayList<>();
        for (Option<?> option : table) {
            spellings.add(option.longName());
        }
        return spellings;
    }
}

package io.vncshot.cli.action;

import io.vncshot.cli.message.Suggestion;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.option.OptionParser;
import io.vncshot.cli.option.Options;
import io.vncshot.cli.option.Subcommand;
import io.vncshot.visual.CheckNames;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Reads actions and the scripts among them, all of them before the first is performed. */
public final class ActionParser {
    private static final String INCLUDE = "include";
    private static final int MAX_DEPTH = 16;

    private final Scripts scripts;
    private final List<Action> actions = new ArrayList<>();

    private ActionParser(Scripts scripts) {
        this.scripts = scripts;
    }

    /**
     * Reads actions.
     *
     * @param words what follows the options: actions, names of scripts, or {@code -} alone for a script on stdin
     * @throws UsageException for the first thing that is wrong; in a script with its line and column
     */
    public static List<Action> parse(List<String> words, Path workingDirectory, InputStream stdin)
            throws UsageException {
        Scripts scripts = new Scripts(workingDirectory, stdin, new HashSet<>());
        ActionParser parser = new ActionParser(scripts);
        if (words.size() == 1 && words.get(0).equals(Scripts.STDIN)) {
            parser.readAll(scripts.readStdin(), workingDirectory, 1);
        } else {
            parser.readAll(commandLine(words), workingDirectory, 0);
        }
        if (parser.actions.isEmpty()) {
            throw new UsageException(
                    "an action is missing, as in: vncshot -s HOST capture screen.png" + " (vncshot --help lists them)");
        }
        return parser.actions;
    }

    /**
     * Reads a script that stands in another file.
     *
     * @param place of it, for messages
     * @throws UsageException as {@link #parse}
     */
    public static List<Action> parseScript(String place, String text, Path workingDirectory) throws UsageException {
        ActionParser parser =
                new ActionParser(new Scripts(workingDirectory, InputStream.nullInputStream(), new HashSet<>()));
        parser.readAll(ScriptLexer.words(place, text), workingDirectory, 1);
        return parser.actions;
    }

    /**
     * A check.
     *
     * @throws IllegalArgumentException whose message is the rule that the name breaks
     */
    public static Action check(String name) {
        CheckNames.check(name);
        return new CheckAction(name);
    }

    private static List<Word> commandLine(List<String> words) {
        List<Word> placed = new ArrayList<>(words.size());
        for (String word : words) {
            placed.add(new Word(word, ""));
        }
        return placed;
    }

    /** @param depth of scripts within scripts; 0 for the command line */
    private void readAll(List<Word> words, Path folder, int depth) throws UsageException {
        Arguments arguments = new Arguments(words, scripts, folder);
        while (!arguments.isEmpty()) {
            Word word = arguments.nextAction();
            Optional<ActionName> name = ActionName.of(word.text());
            if (name.isPresent()) {
                actions.add(name.get().syntax().parse(arguments));
            } else if (word.text().endsWith(Scripts.EXTENSION) || scripts.isFile(word.text(), folder)) {
                readScript(word, folder, depth + 1);
            } else if (depth > 0 && word.text().equals(INCLUDE)) {
                readScript(new Word(arguments.text("FILE"), word.place()), folder, depth + 1);
            } else {
                throw unknown(word);
            }
        }
    }

    private void readScript(Word word, Path folder, int depth) throws UsageException {
        if (depth > MAX_DEPTH) {
            throw new UsageException(word.place() + "script " + word.text() + ": scripts within scripts go " + MAX_DEPTH
                    + " deep at most; does one include itself?");
        }
        Path from = scripts.folderOfFile(word.text(), folder);
        readAll(scripts.read(word, from), Scripts.folderOf(word.text(), from), depth);
    }

    private UsageException unknown(Word word) {
        String text = word.text();
        if (Subcommand.of(text).isPresent()) {
            return new UsageException(word.place() + text + " is a subcommand, and must be the first word");
        }
        if (OptionParser.isOption(Options.TABLE, text)) {
            return new UsageException(word.place() + text + " must stand before the first action");
        }
        if (text.equals(Scripts.STDIN)) {
            return new UsageException(word.place() + "- reads a script from stdin, and must then stand alone");
        }
        String hint = Suggestion.forWord(text, ActionName.words());
        return new UsageException(word.place() + "unknown action \"" + text + "\"" + hint);
    }
}

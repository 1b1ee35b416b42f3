package io.vncshot.cli.action;

import io.vncshot.cli.message.FileFailure;
import io.vncshot.cli.message.Suggestion;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.option.FileSyntax;
import io.vncshot.cli.option.Numbers;
import io.vncshot.cli.picture.PictureFile;
import io.vncshot.rfb.input.KeyChord;
import io.vncshot.rfb.input.Keysym;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.visual.CheckNames;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words after an action, taken one by one as its arguments, whatever they look like. */
public final class Arguments {
    private static final double THOUSAND = 1000;

    private final List<Word> words;
    private final Scripts scripts;
    private final Path folder;
    private Word action;
    private int next;

    /** @param folder of the script that the words are from; the working directory for a command line */
    Arguments(List<Word> words, Scripts scripts, Path folder) {
        this.words = words;
        this.scripts = scripts;
        this.folder = folder;
        this.action = new Word("", "");
    }

    boolean isEmpty() {
        return next == words.size();
    }

    /** The next word as the name of an action, whose arguments follow. */
    Word nextAction() {
        action = words.get(next++);
        return action;
    }

    /** Any text. */
    String text(String argument) throws UsageException {
        if (isEmpty()) {
            throw new UsageException(action.place() + action.text() + ": " + argument + " is missing");
        }
        return words.get(next++).text();
    }

    int whole(String argument, int min, int max) throws UsageException {
        String text = text(argument);
        int number = Numbers.whole(text, max);
        if (number < min) {
            throw bad(argument, text, "must be a whole number from " + min + " to " + max);
        }
        return number;
    }

    /** A number if the next word is made of digits, else the one given. */
    int wholeIfThere(String argument, int min, int max, int otherwise) throws UsageException {
        if (isEmpty() || Numbers.whole(words.get(next).text(), Integer.MAX_VALUE) < 0) {
            return otherwise;
        }
        return whole(argument, min, max);
    }

    Duration seconds(String argument) throws UsageException {
        String text = text(argument);
        long millis = Numbers.thousandths(text);
        if (millis < 0) {
            throw bad(argument, text, "must be a number of seconds from 0 to 999999999, such as 2.5");
        }
        return Duration.ofMillis(millis);
    }

    PictureFile picture(String argument) throws UsageException {
        String text = text(argument);
        try {
            PictureFile file = PictureFile.parse(text, scripts.workingDirectory());
            scripts.written().add(absolute(file.path()));
            return file;
        } catch (IllegalArgumentException e) {
            throw bad(argument, text, String.valueOf(e.getMessage()));
        }
    }

    String checkName(String argument) throws UsageException {
        String name = text(argument);
        try {
            CheckNames.check(name);
            return name;
        } catch (IllegalArgumentException e) {
            throw bad(argument, name, String.valueOf(e.getMessage()));
        }
    }

    KeyChord keys(String argument) throws UsageException {
        String text = text(argument);
        try {
            return KeyChord.parse(text);
        } catch (IllegalArgumentException e) {
            String lastKey = text.substring(text.lastIndexOf('-') + 1).toLowerCase(Locale.ROOT);
            throw bad(argument, text, e.getMessage() + Suggestion.forWord(lastKey, Keysym.names()));
        }
    }

    /** The same for a time. */
    Duration secondsIfThere(String argument, Duration otherwise) throws UsageException {
        return startsWithNumber() ? seconds(argument) : otherwise;
    }

    /** Whether the next word is a number. */
    boolean startsWithNumber() {
        return !isEmpty() && Numbers.thousandths(words.get(next).text()) >= 0;
    }

    double number(String argument) throws UsageException {
        String text = text(argument);
        long thousandths = Numbers.thousandths(text);
        if (thousandths < 0) {
            throw bad(argument, text, "must be a number from 0 to 999999999, such as 2.5");
        }
        return thousandths / THOUSAND;
    }

    /** A number from 0 to 1 if the next word is a number, else the one given. */
    double shareIfThere(String argument, double otherwise) throws UsageException {
        if (!startsWithNumber()) {
            return otherwise;
        }
        double number = number(argument);
        if (number > 1) {
            throw bad(argument, words.get(next - 1).text(), "must be a number from 0 to 1, such as 0.95");
        }
        return number;
    }

    Rectangle region() throws UsageException {
        int x = whole("X", 0, Pointer.MAX_COORDINATE);
        int y = whole("Y", 0, Pointer.MAX_COORDINATE);
        int width = whole("W", 1, Pointer.MAX_COORDINATE);
        int height = whole("H", 1, Pointer.MAX_COORDINATE);
        return new Rectangle(x, y, width, height);
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /**
     * A picture to compare with: one beside the script before one in the working directory. It is read at once, unless an
     * action before makes it.
     */
    Reference reference(String argument) throws UsageException {
        String name = text(argument);
        try {
            Path path = FileSyntax.path(name, scripts.folderOfFile(name, folder));
            Path made = FileSyntax.path(name, scripts.workingDirectory());
            return scripts.written().contains(absolute(made))
                    ? Reference.later(name, made)
                    : Reference.read(name, path);
        } catch (IOException e) {
            throw bad(argument, name, FileFailure.reason(e));
        } catch (IllegalArgumentException e) {
            throw bad(argument, name, String.valueOf(e.getMessage()));
        }
    }

    /** A file to write a text to, unless the next word is an action or a script, or there is none. */
    Optional<TextOutput> textOutputIfThere(String argument) throws UsageException {
        if (isEmpty()) {
            return Optional.empty();
        }
        String name = words.get(next).text();
        if (ActionName.of(name).isPresent() || name.endsWith(Scripts.EXTENSION)) {
            return Optional.empty();
        }
        next++;
        try {
            return Optional.of(TextOutput.parse(name, scripts.workingDirectory()));
        } catch (IllegalArgumentException e) {
            throw bad(argument, name, String.valueOf(e.getMessage()));
        }
    }

    /** A file of text, or stdin, and what is in it. */
    record TextFile(String name, String text) {}

    TextFile textFile(String argument) throws UsageException {
        String name = text(argument);
        try {
            return new TextFile(name, scripts.text(name));
        } catch (IllegalArgumentException e) {
            throw bad(argument, name, String.valueOf(e.getMessage()));
        }
    }

    /** The keys that type a text, an end of a line being one key however it is written. */
    List<Integer> keysyms(String argument, String text) throws UsageException {
        List<Integer> keysyms = new ArrayList<>(text.length());
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int codePoint = text.codePointAt(i);
            int keysym = Keysym.ofCodePoint(codePoint);
            if (keysym == 0) {
                throw bad(
                        argument,
                        "U+" + Integer.toHexString(codePoint),
                        "no key types this character, at position " + (i + 1));
            }
            boolean endOfLine = codePoint == '\n' && i > 0 && text.charAt(i - 1) == '\r';
            if (!endOfLine) {
                keysyms.add(keysym);
            }
        }
        return keysyms;
    }

    /** The message for the value of an argument that breaks a rule. */
    UsageException bad(String argument, String value, String rule) {
        Word at = words.get(next - 1);
        return new UsageException(at.place() + action.text() + ": " + argument + " \"" + value + "\": " + rule);
    }
}

package io.vncshot.cli.action;

import io.vncshot.cli.message.FileFailure;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.option.FileSyntax;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Reads scripts: text in UTF-8, from files or stdin.
 *
 * @param written what the actions so far will write, absolute
 */
record Scripts(Path workingDirectory, InputStream stdin, Set<Path> written) {
    static final String EXTENSION = ".vdo";
    static final String STDIN = "-";

    private static final int MAX_SIZE = 4 << 20;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    List<Word> readStdin() throws UsageException {
        try {
            return words("stdin", stdin);
        } catch (IOException e) {
            throw new UsageException("stdin: " + FileFailure.reason(e));
        }
    }

    /**
     * @param word the script's name, and where it is called
     * @param folder what the name is relative to
     */
    List<Word> read(Word word, Path folder) throws UsageException {
        try (InputStream in = Files.newInputStream(FileSyntax.path(word.text(), folder))) {
            return words(word.text(), in);
        } catch (IOException e) {
            throw new UsageException(word.place() + "script " + word.text() + ": " + FileFailure.reason(e));
        } catch (IllegalArgumentException e) {
            throw new UsageException(word.place() + "script " + word.text() + ": " + e.getMessage());
        }
    }

    /** Whether a word is the name of a file, beside the script that it is from or in the working directory. */
    boolean isFile(String word, Path folder) {
        return isFileIn(folder, word) || isFileIn(workingDirectory, word);
    }

    /** Where {@link #isFile} has found it. */
    Path folderOfFile(String word, Path folder) {
        return isFileIn(folder, word) ? folder : workingDirectory;
    }

    private static boolean isFileIn(Path folder, String word) {
        try {
            return Files.isRegularFile(FileSyntax.path(word, folder));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The folder that the names of scripts within a script are relative to. */
    static Path folderOf(String script, Path folder) {
        Path parent = FileSyntax.path(script, folder).getParent();
        return parent == null ? folder : parent;
    }

    /**
     * The text of a file, or of stdin by the name {@code -}.
     *
     * @throws IllegalArgumentException whose message is what is wrong with it
     */
    String text(String name) {
        try {
            if (name.equals(STDIN)) {
                return text(stdin, "a text");
            }
            try (InputStream in = Files.newInputStream(FileSyntax.path(name, workingDirectory))) {
                return text(in, "a text");
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(FileFailure.reason(e), e);
        }
    }

    private static List<Word> words(String name, InputStream in) throws IOException, UsageException {
        String text;
        try {
            text = text(in, "a script");
        } catch (IllegalArgumentException e) {
            throw new UsageException(name + ": " + e.getMessage());
        }
        return ScriptLexer.words(name, text);
    }

    private static String text(InputStream in, String what) throws IOException {
        byte[] bytes = in.readNBytes(MAX_SIZE + 1);
        if (bytes.length > MAX_SIZE) {
            throw new IllegalArgumentException("longer than " + MAX_SIZE + " bytes, too long for " + what);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
            return marked ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not text in UTF-8", e);
        }
    }
}

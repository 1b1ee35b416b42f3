package io.vncshot.cli.text;

import io.vncshot.rfb.protocol.Rectangle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was read on a screen: lines of words, with their places. */
public record ScreenText(List<Line> lines) {
    private static final String HEAD = "level\t";
    private static final String WORD = "5";
    private static final int COLUMNS = 12;
    private static final int LINE_COLUMNS = 5;
    private static final int MAX_SHORT = 200;

    public ScreenText {
        lines = List.copyOf(lines);
    }

    /** A word and the pixels that it covers. */
    public record Word(String text, Rectangle box) {}

    /** Words beside each other, at least one. */
    public record Line(List<Word> words) {
        public Line {
            words = List.copyOf(words);
        }

        /** The words with a space between them. */
        String text() {
            StringBuilder text = new StringBuilder();
            for (Word word : words) {
                text.append(text.isEmpty() ? "" : " ").append(word.text);
            }
            return text.toString();
        }

        /** Around the words that have characters {@code from} to {@code to} of {@link #text}. */
        Rectangle box(int from, int to) {
            @Nullable Rectangle box = null;
            int start = 0;
            for (Word word : words) {
                int end = start + word.text.length();
                if (start < to && end > from) {
                    box = box == null ? word.box : around(box, word.box);
                }
                start = end + 1;
            }
            if (box == null) {
                throw new IllegalArgumentException("no word at " + from + " to " + to + " of a line");
            }
            return box;
        }

        private static Rectangle around(Rectangle a, Rectangle b) {
            int x = Math.min(a.x(), b.x());
            int y = Math.min(a.y(), b.y());
            int right = Math.max(a.x() + a.width(), b.x() + b.width());
            int bottom = Math.max(a.y() + a.height(), b.y() + b.height());
            return new Rectangle(x, y, right - x, bottom - y);
        }
    }

    /**
     * Reads the TSV that tesseract writes.
     *
     * @param scale how many times as large the picture was as the screen
     * @throws IOException for what is no such TSV
     */
    static ScreenText parse(String tsv, int scale) throws IOException {
        if (!tsv.startsWith(HEAD)) {
            throw new IOException("tesseract wrote no TSV, which begins with \"level\"");
        }
        List<Line> lines = new ArrayList<>();
        List<Word> words = new ArrayList<>();
        String current = "";
        for (String row : tsv.substring(tsv.indexOf('\n') + 1).split("\r?\n", -1)) {
            String[] columns = row.split("\t", COLUMNS);
            if (!columns[0].equals(WORD)) {
                continue;
            }
            Word word = word(columns, row, scale);
            String line = String.join(" ", List.of(columns).subList(0, LINE_COLUMNS));
            if (!line.equals(current) && !words.isEmpty()) {
                lines.add(new Line(words));
                words.clear();
            }
            current = line;
            if (!word.text.isEmpty()) {
                words.add(word);
            }
        }
        if (!words.isEmpty()) {
            lines.add(new Line(words));
        }
        return new ScreenText(lines);
    }

    private static Word word(String[] columns, String row, int scale) throws IOException {
        if (columns.length < COLUMNS) {
            throw new IOException(
                    "tesseract wrote a row of " + columns.length + " columns, not of " + COLUMNS + ": " + row);
        }
        try {
            int left = Integer.parseInt(columns[6]);
            int top = Integer.parseInt(columns[7]);
            int right = left + Integer.parseInt(columns[8]) + scale - 1;
            int bottom = top + Integer.parseInt(columns[9]) + scale - 1;
            Rectangle box = new Rectangle(
                    left / scale, top / scale, right / scale - left / scale, bottom / scale - top / scale);
            return new Word(columns[11].strip(), box);
        } catch (IllegalArgumentException e) {
            throw new IOException("tesseract wrote a place that is none: " + row, e);
        }
    }

    /**
     * Where a text is: around the words that it is in. Whole words come before parts of words, and of equals the topmost.
     *
     * @param text with single spaces between its words
     */
    public Optional<Rectangle> find(String text) {
        @Nullable Rectangle best = null;
        boolean bestIsWhole = false;
        for (Line line : lines) {
            String within = line.text();
            for (int at = within.indexOf(text); at >= 0; at = within.indexOf(text, at + 1)) {
                int end = at + text.length();
                boolean whole = isEdge(within, at - 1) && isEdge(within, end);
                Rectangle box = line.box(at, end);
                if (best == null || (whole == bestIsWhole ? box.y() < best.y() : whole)) {
                    best = box;
                    bestIsWhole = whole;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean isEdge(String text, int at) {
        return at < 0 || at >= text.length() || !Character.isLetterOrDigit(text.charAt(at));
    }

    /** The beginning of it in one line, for messages. */
    public String shortened() {
        StringBuilder all = new StringBuilder();
        for (Line line : lines) {
            all.append(all.isEmpty() ? "" : " | ").append(line.text());
            if (all.length() > MAX_SHORT) {
                return all.substring(0, MAX_SHORT) + "…";
            }
        }
        return all.toString();
    }
}

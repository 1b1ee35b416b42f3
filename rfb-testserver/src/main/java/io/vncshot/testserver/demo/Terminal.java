package io.vncshot.testserver.demo;

import java.util.Arrays;

/** A grid of characters with colours, a cursor, and the rows that have changed since they were last asked for. */
final class Terminal {
    static final int DEFAULT_INK = 0xD9DEEE;

    private final int columns;
    private final int rows;
    private final char[] characters;
    private final int[] inks;
    private int column;
    private int row;
    private int firstChanged;
    private int lastChanged;

    Terminal(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        this.characters = new char[columns * rows];
        this.inks = new int[columns * rows];
        clear();
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /** 0-based; as many as {@link #columns} when a row is full. */
    int cursorColumn() {
        return column;
    }

    int cursorRow() {
        return row;
    }

    char character(int atColumn, int atRow) {
        return characters[atRow * columns + atColumn];
    }

    int ink(int atColumn, int atRow) {
        return inks[atRow * columns + atColumn];
    }

    /** The text of a row without trailing blanks. */
    String line(int atRow) {
        return new String(characters, atRow * columns, columns).stripTrailing();
    }

    void clear() {
        Arrays.fill(characters, ' ');
        column = 0;
        row = 0;
        firstChanged = 0;
        lastChanged = rows - 1;
    }

    void print(String text, int ink) {
        for (int i = 0; i < text.length(); i++) {
            put(text.charAt(i), ink);
        }
    }

    void printLine(String text) {
        print(text, DEFAULT_INK);
        newLine();
    }

    void newLine() {
        touch(row);
        column = 0;
        row++;
        if (row == rows) {
            scroll();
        }
        touch(row);
    }

    /** Takes back the last character, across the end of a line that was full. */
    void erase() {
        touch(row);
        if (column == 0 && row > 0) {
            row--;
            column = columns;
            touch(row);
        }
        if (column > 0) {
            column--;
            characters[row * columns + column] = ' ';
        }
    }

    /** Calls nothing changed from here on. Returns the first and the last row that had; none when the last comes before the first. */
    int[] takeChangedRows() {
        int[] changed = {firstChanged, lastChanged};
        firstChanged = rows;
        lastChanged = -1;
        return changed;
    }

    private void put(char character, int ink) {
        if (column == columns) {
            newLine();
        }
        touch(row);
        characters[row * columns + column] = character;
        inks[row * columns + column] = ink;
        column++;
    }

    private void scroll() {
        int kept = columns * (rows - 1);
        System.arraycopy(characters, columns, characters, 0, kept);
        System.arraycopy(inks, columns, inks, 0, kept);
        Arrays.fill(characters, kept, columns * rows, ' ');
        row--;
        firstChanged = 0;
        lastChanged = rows - 1;
    }

    private void touch(int changedRow) {
        firstChanged = Math.min(firstChanged, changedRow);
        lastChanged = Math.max(lastChanged, changedRow);
    }
}

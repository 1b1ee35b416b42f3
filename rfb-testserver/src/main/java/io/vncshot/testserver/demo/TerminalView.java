package io.vncshot.testserver.demo;

import io.vncshot.testserver.Area;

/** A terminal in a window. */
final class TerminalView implements Content {
    private static final int BACKGROUND = 0x15172A;
    private static final int CURSOR = 0xF5B971;
    private static final int PADDING_X = 16;
    private static final int PADDING_Y = 12;
    private static final int CELL_WIDTH = 8;
    private static final int CELL_HEIGHT = 17;

    private final Terminal terminal;
    private final Font font;

    TerminalView(Terminal terminal, Font font) {
        this.terminal = terminal;
        this.font = font;
    }

    @Override
    public int width() {
        return terminal.columns() * CELL_WIDTH + 2 * PADDING_X;
    }

    @Override
    public int height() {
        return terminal.rows() * CELL_HEIGHT + 2 * PADDING_Y;
    }

    @Override
    public int background() {
        return BACKGROUND;
    }

    /** Where these rows are in a view whose top left corner is here. */
    Area rows(int x, int y, int first, int last) {
        return new Area(x, y + PADDING_Y + first * CELL_HEIGHT, width(), (last - first + 1) * CELL_HEIGHT);
    }

    @Override
    public void draw(Canvas canvas, int x, int y) {
        for (int row = 0; row < terminal.rows(); row++) {
            if (canvas.shows(rows(x, y, row, row))) {
                drawRow(canvas, x + PADDING_X, y + PADDING_Y + row * CELL_HEIGHT, row);
            }
        }
    }

    private void drawRow(Canvas canvas, int x, int y, int row) {
        int cursor = row == terminal.cursorRow() ? Math.min(terminal.cursorColumn(), terminal.columns() - 1) : -1;
        if (cursor >= 0) {
            canvas.fill(new Area(x + cursor * CELL_WIDTH, y + 1, CELL_WIDTH, CELL_HEIGHT - 2), CURSOR);
        }
        int baseline = y + (CELL_HEIGHT - font.lineHeight()) / 2 + font.ascent();
        for (int column = 0; column < terminal.columns(); column++) {
            char character = terminal.character(column, row);
            if (character != ' ') {
                int ink = column == cursor ? BACKGROUND : terminal.ink(column, row);
                canvas.character(font, x + column * CELL_WIDTH, baseline, character, ink);
            }
        }
    }
}

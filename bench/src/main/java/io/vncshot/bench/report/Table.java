package io.vncshot.bench.report;

import java.util.ArrayList;
import java.util.List;

/** A table in Markdown. */
public final class Table {
    private final int columns;
    private final List<String> lines = new ArrayList<>();

    public Table(String... headings) {
        columns = headings.length;
        row(headings);
        lines.add("|" + " --- |".repeat(columns));
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException for another number of cells than of headings
     */
    public void row(String... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(cells.length + " cells: must be " + columns);
        }
        lines.add("| " + String.join(" | ", cells) + " |");
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}

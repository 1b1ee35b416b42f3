package io.vncshot.cli.record;

/** Which way bytes go between a viewer and a server. */
enum Direction {
    TO_VIEWER("s2c"),
    TO_SERVER("c2s");

    private final String word;

    Direction(String word) {
        this.word = word;
    }

    /** The name in recordings, which is vncdotool's. */
    String word() {
        return word;
    }
}

package io.vncshot.cli.record;

/** What a wire recording keeps of the authentication. */
public enum Keeping {
    /** Nothing: it becomes a handshake without any. */
    STRIPPED,
    EVERYTHING
}

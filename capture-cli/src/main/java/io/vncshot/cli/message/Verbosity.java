package io.vncshot.cli.message;

/** How much the program says. */
public enum Verbosity {
    /** Errors. */
    QUIET,
    /** Warnings too. */
    NORMAL,
    /** What is being done, too. */
    VERBOSE,
    /** The stack of an error, too. */
    DEBUG
}

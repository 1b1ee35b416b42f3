package io.vncshot.visual;

/** Which baselines a check may write. */
public enum UpdateMode {
    /** Those that are missing. */
    MISSING,
    /** Those that are missing, and those that a check fails on. */
    CHANGED,
    /** All of them. */
    ALL,
    /** None: for CI, which must not bless its own pictures. */
    NONE
}

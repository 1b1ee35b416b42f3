package io.vncshot.visual;

/**
 * The pictures of a check, by their names in the results folder; empty where there is none.
 *
 * @param expected a copy of the baseline
 * @param actual what was on the screen
 * @param diff where the two differ
 * @param previous what was on the screen before, when it did not come to rest
 */
public record ResultFiles(String expected, String actual, String diff, String previous) {
    static final ResultFiles NONE = new ResultFiles("", "", "", "");
}

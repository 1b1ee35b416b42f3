package io.vncshot.cli.option;

/**
 * An option with its value, from a file.
 *
 * @param place in the file, for messages: {@code suite.yml: options.stable}
 * @param option its long name without dashes
 */
public record FileSetting(String place, String option, String value) {}

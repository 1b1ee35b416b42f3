package io.vncshot.cli.option;

/**
 * What somebody has set an option to.
 *
 * @param shown the setting as it was written, for messages: {@code -t 5}, {@code VNCSHOT_TIMEOUT=5}
 */
record Setting(String text, String shown) {}

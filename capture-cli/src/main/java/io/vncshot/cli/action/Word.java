package io.vncshot.cli.action;

/**
 * A word of a command line or a script.
 *
 * @param place what messages start with: {@code login.vdo:3:7: } for a script, nothing for a command line
 */
record Word(String text, String place) {}

package io.vncshot.cli.option;

/**
 * What somebody has set an option to.
 *
 * @param shown the setting as it was written, for messages: {@code -t 5}, {@code VNCSHOT_TIMEOUT=5}
 */
record Setting(String text, String shown) {
    private static final String SCHEME_END = "://";

    /** The setting for a message; of a URL, which may hold a password or a token, no more than the scheme. */
    String shownWithoutSecrets() {
        int scheme = text.indexOf(SCHEME_END);
        return scheme < 0 ? shown : shown.replace(text, text.substring(0, scheme + SCHEME_END.length()) + "…");
    }
}

package io.vncshot.visual;

/** What a check may be called: its files are named after it, and uploaded by programs that refuse some characters. */
public final class CheckNames {
    private static final int LIMIT = 100;
    private static final String REFUSED = "/\\:*?\"<>|";

    private CheckNames() {}

    /**
     * Returns for a name that can be one.
     *
     * @throws IllegalArgumentException whose message is the rule that the name breaks
     */
    public static void check(String name) {
        if (name.isEmpty() || name.length() > LIMIT) {
            throw new IllegalArgumentException("must be 1 to " + LIMIT + " characters long");
        }
        if (name.startsWith(".") || name.startsWith("-")) {
            throw new IllegalArgumentException("must not start with \"" + name.charAt(0) + "\"");
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < ' ' || c == 0x7F || c == '\uFFFD' || REFUSED.indexOf(c) >= 0) {
                throw new IllegalArgumentException(
                        "is used as the name of a file, and must not have control characters or any of " + REFUSED);
            }
        }
    }
}

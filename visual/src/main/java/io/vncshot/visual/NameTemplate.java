package io.vncshot.visual;

/**
 * How the file of a baseline is called.
 *
 * @param text with {@code {name}}, and {@code {width}} and {@code {height}} of the screen; it may have folders
 */
public record NameTemplate(String text) {
    public static final NameTemplate DEFAULT = new NameTemplate("{name}-{width}x{height}.png");

    private static final String NAME = "{name}";
    private static final String EXTENSION = ".png";

    /** @throws IllegalArgumentException whose message is the rule that it breaks */
    public NameTemplate {
        if (!text.contains(NAME) || !text.endsWith(EXTENSION)) {
            throw new IllegalArgumentException("must have {name} in it and end in .png, as in " + NAME + EXTENSION);
        }
        String rest = text.replace(NAME, "").replace("{width}", "").replace("{height}", "");
        if (rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
            throw new IllegalArgumentException("has other {words} than {name}, {width} and {height}");
        }
        boolean leaves = text.startsWith("/") || text.indexOf('\\') >= 0 || text.indexOf('\0') >= 0;
        for (String part : text.split("/", -1)) {
            leaves |= part.equals("..") || part.isEmpty();
        }
        if (leaves) {
            throw new IllegalArgumentException("must stay in the baselines folder");
        }
    }

    String fileName(String name, Size size) {
        return text.replace("{width}", Integer.toString(size.width()))
                .replace("{height}", Integer.toString(size.height()))
                .replace(NAME, name);
    }
}

package io.vncshot.cli.option;

/** A machine that ssh can log in to, as ssh itself takes it: {@code [user@]host}, or {@code ssh://[user@]host[:port]}. */
final class ViaSyntax implements ValueSyntax<String> {
    @Override
    public String metavar() {
        return "HOST";
    }

    /** What begins with a dash would be an option of ssh's. */
    @Override
    public String parse(String text) {
        if (text.isEmpty() || text.startsWith("-") || text.indexOf(' ') >= 0) {
            throw new IllegalArgumentException("must be a host for ssh: [user@]host or ssh://[user@]host[:port]");
        }
        return text;
    }
}

package io.vncshot.cli.option;

/** A flag that may be given a share: {@code --if-changed}, {@code --if-changed=0.01}; below 0 for off. */
final class ChangeSyntax implements ValueSyntax<Double> {
    private static final ShareSyntax SHARE = new ShareSyntax("SHARE");
    private static final double OFF = -1;

    @Override
    public String metavar() {
        return "";
    }

    @Override
    public Double parse(String text) {
        return text.equals(FlagSyntax.OFF) ? Double.valueOf(OFF) : SHARE.parse(text);
    }

    @Override
    public String named(int times) {
        return "0";
    }
}

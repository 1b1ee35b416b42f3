package io.vncshot.cli.option;

/** On or off. */
final class FlagSyntax implements ValueSyntax<Boolean> {
    static final String ON = "true";
    static final String OFF = "false";

    @Override
    public String metavar() {
        return "";
    }

    @Override
    public Boolean parse(String text) {
        return switch (text) {
            case ON -> true;
            case OFF -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        };
    }

    @Override
    public String named(int times) {
        return ON;
    }
}

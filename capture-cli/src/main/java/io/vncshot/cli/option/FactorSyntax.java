package io.vncshot.cli.option;

/** A factor in thousandths, above 0. */
final class FactorSyntax implements ValueSyntax<Long> {
    @Override
    public String metavar() {
        return "FACTOR";
    }

    @Override
    public Long parse(String text) {
        long thousandths = Numbers.thousandths(text);
        if (thousandths <= 0) {
            throw new IllegalArgumentException("must be a number from 0.001 to 999999999, such as 2 or 0.5");
        }
        return thousandths;
    }
}

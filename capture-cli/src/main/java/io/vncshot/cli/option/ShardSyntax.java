package io.vncshot.cli.option;

/** Which part of how many: {@code 2/5}. */
final class ShardSyntax implements ValueSyntax<Shard> {
    private static final int MAX = 100_000;

    @Override
    public String metavar() {
        return "I/N";
    }

    @Override
    public Shard parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? new Shard(0, 0)
                : new Shard(
                        Numbers.whole(text.substring(0, slash), MAX), Numbers.whole(text.substring(slash + 1), MAX));
    }
}

package io.vncshot.cli.option;

/**
 * One of several parts.
 *
 * @param number from 1 on
 */
public record Shard(int number, int count) {
    /** @throws IllegalArgumentException for a number out of range */
    public Shard {
        if (number < 1 || number > count) {
            throw new IllegalArgumentException("must be I/N with I from 1 to N, as in 1/4");
        }
    }
}

package io.vncshot.snap;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a list, for one of several machines that share it.
 *
 * @param index from 0
 */
public record Shard(int index, int count) {
    public static final Shard ALL = new Shard(0, 1);

    public Shard {
        if (count < 1 || index < 0 || index >= count) {
            throw new IllegalArgumentException("must be i/n with i from 0 to n-1, as in 0/4");
        }
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException whose message is the rule that the text breaks
     */
    public static Shard parse(String text) {
        int slash = text.indexOf('/');
        try {
            return new Shard(
                    Integer.parseInt(text.substring(0, Math.max(0, slash))),
                    Integer.parseInt(text.substring(slash + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be i/n with i from 0 to n-1, as in 0/4", e);
        }
    }

    /** Every n-th, so that neighbours in the list, often on one host, are spread. */
    public <T> List<T> of(List<T> all) {
        List<T> part = new ArrayList<>();
        for (int i = index; i < all.size(); i += count) {
            part.add(all.get(i));
        }
        return part;
    }
}

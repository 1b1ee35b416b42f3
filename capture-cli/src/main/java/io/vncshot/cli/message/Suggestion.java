package io.vncshot.cli.message;

import java.util.List;
import java.util.Locale;

/** Guesses what somebody meant who wrote a word that does not exist. */
public final class Suggestion {
    private Suggestion() {}

    /** {@code "; did you mean \"capture\"?"} for the nearest candidate, empty when none is near. */
    public static String forWord(String word, List<String> candidates) {
        String nearest = "";
        int best = 1 + Math.max(1, word.length() / 3);
        for (String candidate : candidates) {
            int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < best) {
                best = distance;
                nearest = candidate;
            }
        }
        return nearest.isEmpty() ? "" : "; did you mean \"" + nearest + "\"?";
    }

    /** Letters to insert, drop or replace to get from one word to the other (Levenshtein). */
    private static int distance(String from, String to) {
        int[] costs = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            costs[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(replaced, 1 + Math.min(costs[j], costs[j - 1]));
            }
        }
        return costs[to.length()];
    }
}

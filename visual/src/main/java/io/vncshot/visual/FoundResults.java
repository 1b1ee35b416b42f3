package io.vncshot.visual;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The results in a folder.
 *
 * @param name of the folder, as the user wrote it
 * @param folder which the names of their pictures belong to
 */
public record FoundResults(String name, Path folder, Results results) {
    /**
     * Reads them.
     *
     * @throws CheckException when there are none, or not such as can be read
     */
    public static FoundResults read(String name, Path folder) throws CheckException {
        return new FoundResults(name, folder, ResultsFolder.read(name, folder));
    }

    /**
     * Where each check of several folders is from, such as those of a suite's shards.
     *
     * @throws CheckException for a check that is in two of them
     */
    static Map<CheckResult, FoundResults> owners(List<FoundResults> all) throws CheckException {
        Map<String, FoundResults> names = new HashMap<>();
        Map<CheckResult, FoundResults> owners = new HashMap<>();
        for (FoundResults found : all) {
            for (CheckResult check : found.results.checks()) {
                FoundResults other = names.put(check.name(), found);
                if (other != null) {
                    throw new CheckException(
                            "check \"" + check.name() + "\" is in " + other.name + " and in " + found.name
                                    + ", and a report has room for one of that name; leave out one of the folders");
                }
                owners.put(check, found);
            }
        }
        return owners;
    }

    /** All of them in one; what they do not have in common is named one after the other. */
    static Results joined(List<FoundResults> all) {
        List<CheckResult> checks = new ArrayList<>();
        for (FoundResults found : all) {
            checks.addAll(found.results.checks());
        }
        return new Results(
                words(all, Results::program), words(all, Results::comparator), words(all, Results::baselines), checks);
    }

    private static String words(List<FoundResults> all, Function<Results, String> word) {
        List<String> words = new ArrayList<>();
        for (FoundResults found : all) {
            String next = word.apply(found.results);
            if (!words.contains(next)) {
                words.add(next);
            }
        }
        return String.join(", ", words);
    }
}

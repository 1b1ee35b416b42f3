package io.vncshot.visual;

import java.util.ArrayList;
import java.util.List;

/**
 * The checks of a run, or of several into one folder.
 *
 * @param program and its version
 * @param comparator how pictures were compared: {@code yiq 1}
 * @param baselines the folder of the baselines as the user wrote it
 */
public record Results(String program, String comparator, String baselines, List<CheckResult> checks) {
    public Results {
        checks = List.copyOf(checks);
    }

    /** The same, with a check added, or put in the place of the one of its name. */
    Results with(CheckResult result) {
        List<CheckResult> changed = new ArrayList<>(checks);
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i).name().equals(result.name())) {
                changed.set(i, result);
                return new Results(program, comparator, baselines, changed);
            }
        }
        changed.add(result);
        return new Results(program, comparator, baselines, changed);
    }

    /** The same about some of the checks. */
    public Results only(List<CheckResult> some) {
        return new Results(program, comparator, baselines, some);
    }

    /** Those that failed. */
    public List<CheckResult> failures() {
        List<CheckResult> failures = new ArrayList<>();
        for (CheckResult check : checks) {
            if (check.status().isFailure()) {
                failures.add(check);
            }
        }
        return failures;
    }
}

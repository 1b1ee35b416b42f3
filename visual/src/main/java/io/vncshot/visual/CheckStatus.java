package io.vncshot.visual;

import java.util.Locale;
import java.util.Optional;

/** How a check ended. */
public enum CheckStatus {
    PASSED("passed"),
    /** There was no baseline; the picture is it now. */
    CREATED("new baseline"),
    /** The picture has replaced the baseline. */
    UPDATED("baseline updated"),
    DIFFERS("differs"),
    SIZE_DIFFERS("size differs"),
    BASELINE_MISSING("baseline missing"),
    NEVER_STABLE("never stable"),
    /** It could not be made: a file that is damaged, for example. */
    ERROR("error");

    private final String title;

    CheckStatus(String title) {
        this.title = title;
    }

    /** For people. */
    public String title() {
        return title;
    }

    public boolean isFailure() {
        return compareTo(UPDATED) > 0;
    }

    /** The name in {@code results.json}: {@code size-differs}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<CheckStatus> of(String word) {
        for (CheckStatus status : values()) {
            if (status.word().equals(word)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}

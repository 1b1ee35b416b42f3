package io.vncshot.cli.message;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SuggestionTest {
    private static final List<String> WORDS = List.of("capture", "rcapture", "click", "key", "--nocursor");

    @Test
    void nearestWordIsSuggested() {
        assertThat(Suggestion.forWord("captur", WORDS)).isEqualTo("; did you mean \"capture\"?");
        assertThat(Suggestion.forWord("rcaptrue", WORDS)).isEqualTo("; did you mean \"rcapture\"?");
        assertThat(Suggestion.forWord("--nocurser", WORDS)).isEqualTo("; did you mean \"--nocursor\"?");
    }

    @Test
    void caseDoesNotMatter() {
        assertThat(Suggestion.forWord("CLICK", WORDS)).isEqualTo("; did you mean \"click\"?");
    }

    @Test
    void oneLetterOfThreeMayBeWrongButNotTwo() {
        assertThat(Suggestion.forWord("kex", WORDS)).isEqualTo("; did you mean \"key\"?");
        assertThat(Suggestion.forWord("kxx", WORDS)).isEmpty();
    }

    @Test
    void nothingNearMeansNoSuggestion() {
        assertThat(Suggestion.forWord("photograph", WORDS)).isEmpty();
        assertThat(Suggestion.forWord("", WORDS)).isEmpty();
    }
}

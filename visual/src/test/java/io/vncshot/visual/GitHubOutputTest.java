package io.vncshot.visual;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GitHubOutputTest {
    @Test
    void failureIsOneEscapedLine() {
        Results results = results(List.of(
                Samples.result("a, b", CheckStatus.DIFFERS, "1 %\nof"), Samples.result("c", CheckStatus.PASSED, "")));
        assertThat(GitHubOutput.annotations(results))
                .containsExactly("::error title=check a%2C b%3A differs::1 %25%0Aof");
    }

    @Test
    void tenFailuresAreTenLinesAndTheTenthOfMoreSaysHowMany() {
        assertThat(GitHubOutput.annotations(failures(10)))
                .hasSize(10)
                .last()
                .isEqualTo("::error title=check c9%3A differs::x");
        assertThat(GitHubOutput.annotations(failures(11)))
                .hasSize(10)
                .last()
                .isEqualTo("::error title=vncshot::2 more checks failed; see the summary and the report");
    }

    @Test
    void summaryIsATableWithFailuresFirst() {
        Results results = results(List.of(
                Samples.result("good", CheckStatus.PASSED, ""), Samples.result("b|d", CheckStatus.ERROR, "<x>")));
        assertThat(GitHubOutput.summary(results)).isEqualTo("""
                        ### vncshot: 1 of 2 checks failed

                        | check | status | |
                        | --- | --- | --- |
                        | b\\|d | error | &lt;x&gt; |
                        | good | passed |  |

                        """);
    }

    private static Results failures(int count) {
        List<CheckResult> checks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            checks.add(Samples.result("c" + i, CheckStatus.DIFFERS, "x"));
        }
        return results(checks);
    }

    private static Results results(List<CheckResult> checks) {
        return new Results("vncshot 1", "yiq 1", "b", checks);
    }
}

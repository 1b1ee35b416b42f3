package io.vncshot.snap;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SnapshotMetricsTest {
    private static final Instant TIME = Instant.parse("2026-11-23T04:05:06.789Z");
    private static final Duration TOOK = Duration.ofMillis(1234);

    private final SnapshotMetrics metrics = new SnapshotMetrics();

    @Test
    void everyFamilyHasItsHelpAndTypeOnce() {
        metrics.saved("a", TIME, TOOK, 5000);
        metrics.failed("b", "connect", TIME, TOOK);
        assertThat(metrics.text())
                .contains("# TYPE vncshot_snap_last_success_timestamp_seconds gauge\n")
                .contains("vncshot_snap_last_success_timestamp_seconds{target=\"a\"} 1795406706.789\n")
                .contains("vncshot_snap_last_run_success{target=\"a\"} 1\n")
                .contains("vncshot_snap_last_run_success{target=\"b\"} 0\n")
                .contains("vncshot_snap_duration_seconds{target=\"a\"} 1.234\n")
                .contains("vncshot_snap_bytes{target=\"a\"} 5000\n")
                .contains("vncshot_snap_snapshots_total{target=\"a\",result=\"saved\"} 1\n")
                .contains("vncshot_snap_failures_total{target=\"b\",reason=\"connect\"} 1\n")
                .endsWith("\n");
        for (String line : metrics.text().split("\n")) {
            assertThat(metrics.text().split(Pattern.quote(line), -1).length)
                    .as(line)
                    .isEqualTo(2);
        }
    }

    @Test
    void countsAndTheLastSuccessOutliveTheProcess() {
        metrics.saved("a", TIME, TOOK, 5000);
        metrics.failed("a", "timeout", TIME, TOOK);
        SnapshotMetrics next = SnapshotMetrics.read(metrics.text(), Set.of("a"));
        next.failed("a", "timeout", TIME.plusSeconds(60), TOOK);
        assertThat(next.text())
                .contains("last_success_timestamp_seconds{target=\"a\"} 1795406706.789\n")
                .contains("last_run_timestamp_seconds{target=\"a\"} 1795406766.789\n")
                .contains("failures_total{target=\"a\",reason=\"timeout\"} 2\n")
                .contains("snapshots_total{target=\"a\",result=\"saved\"} 1\n")
                .contains("bytes{target=\"a\"} 5000\n");
    }

    @Test
    void desktopsThatAreNoLongerInTheListAreDropped() {
        metrics.saved("a", TIME, TOOK, 1);
        metrics.saved("ab", TIME, TOOK, 2);
        metrics.saved("a\",x=\"", TIME, TOOK, 3);
        assertThat(SnapshotMetrics.read(metrics.text(), Set.of("a")).text())
                .contains("{target=\"a\"} 1\n")
                .doesNotContain("\"ab\"", "} 3");
    }

    @Test
    void namesAreEscapedAndReadAgain() {
        String name = "back\\slash \"quoted\"\nline";
        metrics.saved(name, TIME, TOOK, 1);
        assertThat(metrics.text()).contains("{target=\"back\\\\slash \\\"quoted\\\"\\nline\"} 1\n");
        assertThat(SnapshotMetrics.read(metrics.text(), Set.of(name)).text()).isEqualTo(metrics.text());
    }

    @Test
    void linesOfOthersAreLeftOut() {
        String foreign = """
                vncshot_snap_bytes{target="a"} NaN
                vncshot_snap_bytes{target="a"} 1.2.3
                other{target="a"} 1
                vncshot_snap_bytes{target="a"
                vncshot_snap_bytes
                """;
        assertThat(SnapshotMetrics.read(foreign, Set.of("a")).text()).isEmpty();
    }
}

package io.vncshot.cli.message;

import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TimestampTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1970-01-01T00:00:00Z",
        "-1, 1969-12-31T23:59:59Z",
        "951782399, 2000-02-28T23:59:59Z",
        "951782400, 2000-02-29T00:00:00Z",
        "951868800, 2000-03-01T00:00:00Z",
        "1709164800, 2024-02-29T00:00:00Z",
        "1735689599, 2024-12-31T23:59:59Z",
        "4107542400, 2100-03-01T00:00:00Z",
        "253402300799, 9999-12-31T23:59:59Z"
    })
    void secondsBecomeAnRfc3339Timestamp(long seconds, String timestamp) {
        assertThat(Timestamp.ofEpochSecond(seconds)).isEqualTo(timestamp);
    }

    @Test
    void agreesWithJavaTime() {
        long seed = 20261122;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            long seconds = random.nextLong(-62_135_596_800L, 253_402_300_800L);
            assertThat(Timestamp.ofEpochSecond(seconds))
                    .as("%d, seed %d", seconds, seed)
                    .isEqualTo(Instant.ofEpochSecond(seconds).toString());
        }
    }
}

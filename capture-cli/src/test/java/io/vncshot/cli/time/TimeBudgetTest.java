package io.vncshot.cli.time;

import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.option.Given;
import io.vncshot.cli.option.Layers;
import io.vncshot.cli.option.OptionParser;
import io.vncshot.cli.option.Options;
import io.vncshot.cli.option.Settings;
import io.vncshot.rfb.ClientOptions;
import io.vncshot.rfb.RfbClient;
import io.vncshot.rfb.RfbSession;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.transport.Deadline;
import io.vncshot.rfb.transport.ServerAddress;
import io.vncshot.testserver.RfbTestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TimeBudgetTest {
    private static final long SECOND = 1_000_000_000;

    private long nanos;
    /** How much the clock advances whenever it is looked at. */
    private long step;

    @Test
    void limitOfTheRunIsNamedWithItsOption() throws UsageException {
        assertThat(budget().deadline()).hasToString("60 s (--timeout)");
        assertThat(budget("-t", "2.5").deadline()).hasToString("2500 ms (--timeout)");
    }

    @Test
    void timeLeftOutDoesNotCountUnlessTheLimitIsSet() throws UsageException {
        TimeBudget working = budget();
        TimeBudget total = budget("-t", "60");
        long start = nanos;
        nanos += 50 * SECOND;
        working.leaveOut(start);
        total.leaveOut(start);

        assertThat(working.deadline().remainingMillis()).isEqualTo(60_000);
        assertThat(total.deadline().remainingMillis()).isEqualTo(10_000);
    }

    @Test
    void workCounts() throws UsageException {
        TimeBudget budget = budget();
        nanos += 59 * SECOND;
        assertThat(budget.deadline().hasPassed()).isFalse();
        nanos += SECOND;
        assertThat(budget.deadline().hasPassed()).isTrue();
    }

    @Test
    void pauseDoesNotCountUnlessTheLimitIsSet() throws Exception {
        TimeBudget working = budget();
        try (RfbTestServer server = RfbTestServer.builder().start();
                RfbSession session = connect(server)) {
            step = 10 * SECOND;
            working.pause(session, Duration.ofSeconds(5));
            step = 0;
        }

        assertThat(nanos).isGreaterThanOrEqualTo(40 * SECOND);
        assertThat(working.deadline().remainingMillis()).isGreaterThanOrEqualTo(40_000);
    }

    @Test
    void pauseThatTheLimitCutsShortIsATimeout() throws Exception {
        TimeBudget total = budget("-t", "90");
        try (RfbTestServer server = RfbTestServer.builder().start();
                RfbSession session = connect(server)) {
            step = 100 * SECOND;
            assertThatExceptionOfType(RfbException.class)
                    .isThrownBy(() -> total.pause(session, Duration.ofHours(1)))
                    .withMessage("a pause of 3600 s did not end within 90 s (--timeout)")
                    .extracting(RfbException::reason)
                    .isEqualTo(RfbException.Reason.TIMEOUT);
        }
    }

    private static RfbSession connect(RfbTestServer server) throws IOException {
        return RfbClient.connect(
                new ServerAddress.Tcp("127.0.0.1", server.port()),
                ClientOptions.defaults(),
                Deadline.after(Duration.ofSeconds(20)));
    }

    private long tick() {
        nanos += step;
        return nanos;
    }

    private TimeBudget budget(String... words) throws UsageException {
        return TimeBudget.start(settings(words), this::tick);
    }

    private static Settings settings(String... words) throws UsageException {
        Given given = new Given();
        OptionParser.parse(Options.TABLE, List.of(words), given);
        return Settings.load(Options.TABLE, given, new Layers(Map.of(), Path.of("/nonexistent")));
    }
}

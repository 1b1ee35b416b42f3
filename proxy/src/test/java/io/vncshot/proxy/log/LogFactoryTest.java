package io.vncshot.proxy.log;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import static org.assertj.core.api.Assertions.assertThat;

final class LogFactoryTest {
    private final LogFactory factory = new LogFactory();
    private final List<String> lines = new ArrayList<>();

    @Test
    void slf4jFindsIt() {
        assertThat(LoggerFactory.getILoggerFactory()).isInstanceOf(LogFactory.class);
    }

    @Test
    void linesBelowTheLevelAreLeftOutAlsoAfterAChange() {
        Logger log = factory.getLogger("proxy");
        factory.configure(Level.INFO, List.of((level, line) -> lines.add(level + " " + line)));
        log.debug("a");
        log.info("b {} {}", 1, "two");
        factory.configure(Level.DEBUG, List.of((level, line) -> lines.add(level + " " + line)));
        log.debug("c");
        assertThat(lines).containsExactly("INFO b 1 two", "DEBUG c");
    }

    @Test
    void librariesAreHeardFromWarningsOnWithTheirStackTraces() {
        factory.configure(Level.DEBUG, List.of((level, line) -> lines.add(line)));
        factory.getLogger("io.netty").info("a");
        factory.getLogger("io.netty").warn("b", new IllegalStateException("c"));
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).startsWith("b" + System.lineSeparator() + "java.lang.IllegalStateException: c");
    }

    @Test
    void timesAreThoseOfRfc3339() {
        assertThat(LogTime.format(1763845323007L)).isEqualTo("2025-11-22T21:02:03.007Z");
        assertThat(LogTime.format(0)).isEqualTo("1970-01-01T00:00:00.000Z");
    }
}

package io.vncshot.interop;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The Autobahn test suite against the proxy in front of an echo server. Many cases want a text message echoed; there they
 * must meet the Close frame that RFC 6455 §7.4.1 has for data that cannot be accepted.
 */
class AutobahnTest {
    private static final int CASES = 243;
    private static final int LIMIT_MINUTES = 5;

    /**
     * A TCP stream has no messages: an empty one is nothing in it (1.2.1), and a long one comes back in pieces (1.2.6 to
     * 1.2.8, 9). This suite has no cases of compression, which other clients try.
     */
    private static final List<String> LEFT_OUT = List.of("1.2.1", "1.2.6", "1.2.7", "1.2.8", "9.*");

    /** In these no case sends text. */
    private static final List<String> WITHOUT_TEXT = List.of("1.2.", "2.", "7.3.", "7.7.", "7.9.", "7.13.");

    private static final Set<String> GOOD = Set.of("OK", "INFORMATIONAL");

    /** A line of {@code Fuzz}. */
    private record Result(String number, String behaviour, String closing, String closeCode) {
        static Result parse(String line) {
            String[] words = line.split(" ", -1);
            return new Result(words[1], words[2], words[3], words[4]);
        }

        boolean passes() {
            return GOOD.contains(behaviour) && GOOD.contains(closing);
        }

        boolean isRefusedForText() {
            return closeCode.equals("1003") && WITHOUT_TEXT.stream().noneMatch(number::startsWith);
        }
    }

    @Test
    @Timeout(value = LIMIT_MINUTES + 1, unit = TimeUnit.MINUTES)
    void everyCasePassesOrIsRefusedForItsText() {
        try (EchoServer target = EchoServer.start();
                Websockify proxy = Websockify.to(target.port());
                Daemon suite = Daemon.start(suite("ws://127.0.0.1:" + proxy.port() + "/websockify"), Map.of())) {
            Awaitility.await().atMost(Duration.ofMinutes(LIMIT_MINUTES)).until(() -> !suite.isAlive());
            List<Result> results = suite.log()
                    .lines()
                    .filter(line -> line.startsWith("case "))
                    .map(Result::parse)
                    .toList();

            assertThat(results).as(suite.log()).hasSize(CASES);
            assertThat(results).allMatch(result -> result.passes() || result.isRefusedForText());
        }
    }

    private static List<String> suite(String address) {
        String jars = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(jar -> jar.matches(".*/(autobahntestsuite|jython|json-simple)[^/]*\\.jar"))
                .collect(Collectors.joining(File.pathSeparator));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> words = new ArrayList<>(List.of(java, "-cp", jars, "src/test/jython/Fuzz.java", address));
        words.addAll(LEFT_OUT);
        return words;
    }
}

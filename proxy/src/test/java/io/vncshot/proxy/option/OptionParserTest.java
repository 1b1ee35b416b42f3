package io.vncshot.proxy.option;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

final class OptionParserTest {
    private static final Option VERBOSE = Option.flag("Say more.", "-v", "--verbose");
    private static final Option DAEMON = Option.flag("Go.", "-D", "--daemon");
    private static final Option LOG = Option.value("--log", "FILE", "At 100 %s.");
    private static final Option WAIT = Option.value("--wait", "SECONDS", "Wait.");
    private static final Option AUTH = Option.onOff("--auth", "Ask.");
    private static final Option ALLOW = Option.list("--allow", "TARGET", "Allow.");
    private static final Option KIND = Option.value("--kind", "KIND", "Which.");
    private static final Option OLD = Option.ignored("--old");
    private static final List<Option> TABLE = List.of(VERBOSE, DAEMON, LOG, WAIT, AUTH, ALLOW, KIND, OLD);

    private static Given parse(String line) {
        return OptionParser.parse(TABLE, line.split(" "));
    }

    @Test
    void wordsAndOptionsMayStandInAnyOrder() {
        Given given = parse("a --log x b -vD - --wait=3");
        assertThat(given.words()).containsExactly("a", "b", "-");
        assertThat(given.path(LOG)).isEqualTo(Path.of("x"));
        assertThat(given.number(WAIT)).isEqualTo(3);
        assertThat(given.isOn(VERBOSE)).isTrue();
        assertThat(given.isOn(DAEMON)).isTrue();
    }

    @Test
    void whatIsNotGivenIsNothing() {
        Given given = parse("a");
        assertThat(given.isOn(VERBOSE)).isFalse();
        assertThat(given.isOff(AUTH)).isFalse();
        assertThat(given.text(LOG)).isNull();
        assertThat(given.number(WAIT)).isZero();
        assertThat(given.list(ALLOW)).isEmpty();
        assertThat(given.choice(KIND, Option.Kind.values())).isNull();
    }

    @Test
    void aSwitchIsOffWhenNoIsBeforeItsName() {
        assertThat(parse("--no-auth").isOff(AUTH)).isTrue();
        assertThat(parse("--no-auth=false").isOff(AUTH)).isFalse();
        assertThat(parse("--auth=false").isOff(AUTH)).isTrue();
        assertThat(parse("--auth").isOff(AUTH)).isFalse();
    }

    @Test
    void aListGrowsWithEachMention() {
        assertThat(parse("--allow=a,b --allow c").list(ALLOW)).containsExactly("a", "b", "c");
    }

    @Test
    void anOptionThatIsGivenAgainHasItsLastValue() {
        Given given = parse("--log=a -v --log b --verbose --auth --no-auth");
        assertThat(given.path(LOG)).isEqualTo(Path.of("b"));
        assertThat(given.isOn(VERBOSE)).isTrue();
        assertThat(given.isOff(AUTH)).isTrue();
    }

    @Test
    void aLongNameMayBeCutWhereOneOptionAloneBeginsSo() {
        assertThat(parse("--wa 3").number(WAIT)).isEqualTo(3);
        assertThat(parse("--wa=3").number(WAIT)).isEqualTo(3);
        assertThat(parse("--verb").isOn(VERBOSE)).isTrue();
        assertThat(parse("--log --wa").path(LOG)).isEqualTo(Path.of("--wa"));
    }

    @Test
    void aNegativeNumberIsAValue() {
        assertThat(parse("--wait -1").number(WAIT)).isEqualTo(-1);
    }

    @Test
    void aChoiceMayBeInSmallLetters() {
        assertThat(parse("--kind flag").choice(KIND, Option.Kind.values())).isEqualTo(Option.Kind.FLAG);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    --loud          | Unknown option: '--loud'
                    --no-log        | Unknown option: '--no-log'
                    --no-           | Unknown option: '--no-'
                    --no-aut        | Unknown option: '--no-aut'
                    -x              | Unknown option: '-x'
                    -vx             | Unknown option: '-x' (while processing option: '-vx')
                    --log           | Missing required parameter for option '--log' (FILE)
                    --log -v        | Expected parameter for option '--log' but found '-v'
                    --log --wait=1  | Expected parameter for option '--log' but found '--wait=1'
                    --a x           | Ambiguous option: '--a' may be --auth, --allow
                    --allow=,       | Invalid value for option '--allow': ',' names nothing
                    --old=maybe     | Invalid value for option '--old': 'maybe' is not a boolean
                    """)
    void aMistakeIsNamed(String line, String message) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse(line))
                .withMessage(message);
    }

    @Test
    void aValueOfTheWrongKindIsNamed() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse("--wait=x").number(WAIT))
                .withMessage("Invalid value for option '--wait': 'x' is not an int");
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse("--kind=x").choice(KIND, Option.Kind.values()))
                .withMessage("Invalid value for option '--kind': expected one of [FLAG, SWITCH, IGNORED, VALUE, LIST]"
                        + " (case-insensitive) but was 'x'");
    }

    @Test
    void anEmptyPathIsNotTheCurrentFolder() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse("--log=").path(LOG))
                .withMessage("Invalid value for option '--log': is empty");
    }

    @Test
    void helpShowsWhatCanBeGiven() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        UsageText.print(
                "Does it.", List.of("it [options]"), TABLE, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("Usage: it [options]", "-v, --verbose", "--log=FILE", "At 100 %s.", "--[no-]auth")
                .contains("--allow=TARGET[,TARGET...]")
                .doesNotContain("--old");
    }
}

package io.vncshot.cli.option;

import io.vncshot.cli.message.UsageException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OptionParserTest {
    private static final Layers NO_LAYERS = new Layers(Map.of(), java.nio.file.Path.of("/nonexistent"));

    private final Given given = new Given();

    @Test
    void valueMayFollowStandAttachedOrComeAfterAnEqualsSign() throws UsageException {
        assertThat(settings("--username", "ada").find(Options.USERNAME)).hasValue("ada");
        assertThat(settings("--username=ada").find(Options.USERNAME)).hasValue("ada");
        assertThat(settings("-u", "ada").find(Options.USERNAME)).hasValue("ada");
        assertThat(settings("-uada").find(Options.USERNAME)).hasValue("ada");
    }

    @Test
    void valueMayLookLikeAnOption() throws UsageException {
        assertThat(settings("-p", "-v").find(Options.PASSWORD)).hasValue("-v");
        assertThat(settings("--password=--json").find(Options.PASSWORD)).hasValue("--json");
        assertThat(settings("--password=a=b").find(Options.PASSWORD)).hasValue("a=b");
    }

    @Test
    void flagsMayBeJoined() throws UsageException {
        Settings settings = settings("-vqvi");

        assertThat(settings.get(Options.VERBOSE)).isEqualTo(2);
        assertThat(settings.get(Options.QUIET)).isTrue();
        assertThat(settings.get(Options.INCREMENTAL_REFRESHES)).isTrue();
    }

    @Test
    void joinedFlagsMayEndInAnOptionWithItsValue() throws UsageException {
        assertThat(settings("-vt5").get(Options.TIMEOUT)).hasSeconds(5);
        assertThat(settings("-vt", "5").get(Options.TIMEOUT)).hasSeconds(5);
    }

    /** As optparse has it, which reads the command lines of vncdotool. */
    @Test
    void longOptionMayBeCutAsFarAsItIsTheOnlyOne() throws UsageException {
        assertThat(settings("--userna=ada").find(Options.USERNAME)).hasValue("ada");
        assertThat(settings("--verb").get(Options.VERBOSE)).isEqualTo(1);
        assertThat(settings("--exclusive", "--shared").get(Options.EXCLUSIVE)).isFalse();
        assertThat(settings("--password", "a").find(Options.PASSWORD)).hasValue("a");
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> settings("--pass", "a"))
                .withMessageStartingWith("--pass: may be --password, ");
    }

    @Test
    void flagMayBeSwitchedOffByName() throws UsageException {
        assertThat(settings("--json", "--json=false").get(Options.JSON)).isFalse();
    }

    @Test
    void lastOfTwoWins() throws UsageException {
        assertThat(settings("-t", "5", "--timeout=6").get(Options.TIMEOUT)).hasSeconds(6);
        assertThat(settings("--exclusive", "--shared").get(Options.EXCLUSIVE)).isFalse();
        assertThat(settings("--shared", "--exclusive").get(Options.EXCLUSIVE)).isTrue();
    }

    @Test
    void optionsEndAtTheFirstOtherWord() throws UsageException {
        assertThat(OptionParser.parse(Options.TABLE, List.of("-v", "capture", "-v"), given))
                .isEqualTo(1);
        assertThat(OptionParser.parse(Options.TABLE, List.of("-v", "-"), given)).isEqualTo(1);
        assertThat(OptionParser.parse(Options.TABLE, List.of("", "-v"), given)).isZero();
        assertThat(OptionParser.parse(Options.TABLE, List.of(), given)).isZero();
    }

    @Test
    void twoDashesEndTheOptions() throws UsageException {
        assertThat(OptionParser.parse(Options.TABLE, List.of("-v", "--", "-q"), given))
                .isEqualTo(2);
        assertThat(given.isOn(Options.QUIET)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--nocurser | unknown option --nocurser; did you mean \"--nocursor\"?",
                "--usr=x | unknown option --usr",
                "-x | unknown option -x",
                "-vx | unknown option -x",
                "--tls-crt | unknown option --tls-crt",
                "-t | -t: SECONDS is missing after it",
                "-vt | -t: SECONDS is missing after it",
                "--timeout | --timeout: SECONDS is missing after it",
                "--shared=true | --shared: takes no value; --exclusive=true is the opposite"
            })
    void messageNamesTheOption(String word, String message) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> OptionParser.parse(Options.TABLE, List.of(word), given))
                .withMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-t abc | -t abc: must be a number of seconds from 0.001 to 999999999, such as 2.5",
                "--timeout=0 | --timeout=0: must be a number of seconds",
                "-w 0 | -w 0: must be a number from 0.001",
                "--delay -1 | --delay=-1: must be a whole number of milliseconds from 0 to 3600000",
                "--pixel-format bgr | --pixel-format=bgr: must be one of bgrx8888, rgbx8888, rgb565, bgr233",
                "--encodings raw,foo | --encodings=raw,foo: must be one of zrle, tight, zlib, hextile, trle, rre, corre, raw, copyrect",
                "--encodings raw,raw | --encodings=raw,raw: names raw twice",
                "--encodings raw, | --encodings=raw,: must be one of",
                "--security-types tls | --security-types=tls: must be one of x509-sasl, x509-plain, x509-vnc, x509-none, ra2-256, ra2, ra2r-256, ra2r",
                "--tls-fingerprint 12 | --tls-fingerprint=12: must be the 64 hex digits of a SHA-256; a fingerprint of 2 hex",
                "--header Cookie | --header=Cookie: must be a name, a colon and a value, as in 'Cookie: session=1'",
                "--json=yes | --json=yes: must be true or false",
                "-s host:abc | -s host:abc: ",
                "-s [::1 | -s [::1: ",
                "--password-file= | --password-file=: must not be empty"
            })
    void messageShowsTheValueAsItWasWrittenAndTheRule(String words, String message) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> settings(words.split(" ")))
                .withMessageStartingWith(message);
    }

    @Test
    void optionsBeforeAWrongOneAreKept() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> OptionParser.parse(Options.TABLE, List.of("--json", "--wrong"), given));

        assertThat(given.isOn(Options.JSON)).isTrue();
    }

    @Test
    void wordsAreRecognisedAsOptionsInEverySpelling() {
        for (String word : List.of("--nocursor", "-v", "-vv", "-t5", "--timeout=5", "--shared")) {
            assertThat(OptionParser.isOption(Options.TABLE, word)).as(word).isTrue();
        }
        for (String word : List.of("capture", "-", "--", "-x", "--other", "", "v")) {
            assertThat(OptionParser.isOption(Options.TABLE, word)).as(word).isFalse();
        }
    }

    private Settings settings(String... words) throws UsageException {
        Given fresh = new Given();
        OptionParser.parse(Options.TABLE, List.of(words), fresh);
        return Settings.load(Options.TABLE, fresh, NO_LAYERS);
    }
}

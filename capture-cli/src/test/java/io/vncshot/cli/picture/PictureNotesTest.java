package io.vncshot.cli.picture;

import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.message.Version;
import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PngText;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PictureNotesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:11:12.9Z"), ZoneOffset.UTC);
    private static final Picture PICTURE = Picture.of(new int[6], 3, 2);

    @Test
    void pictureTellsDesktopSizeServerProgramAndTime() {
        assertThat(new PictureNotes("host::5901", CLOCK).of(PICTURE, "desk"))
                .containsExactly(
                        new PngText("Title", "desk"),
                        new PngText("Description", "3x2 from host::5901"),
                        new PngText("Software", "vncshot " + Version.NUMBER),
                        new PngText("Creation Time", "2026-11-22T10:11:12Z"));
    }

    @Test
    void desktopNameMayHoldAnything() {
        assertThat(new PictureNotes("host::5901", CLOCK)
                        .of(PICTURE, "a\0b\u001B[m")
                        .get(0))
                .isEqualTo(new PngText("Title", "a\\x00b\\x1b[m"));
    }

    @Test
    void timeOfAReproducibleBuildStandsForTheClocks() throws UsageException {
        assertThat(PictureNotes.clock(Map.of("SOURCE_DATE_EPOCH", "1700000000"), CLOCK)
                        .millis())
                .isEqualTo(1_700_000_000_000L);
        assertThat(PictureNotes.clock(Map.of("SOURCE_DATE_EPOCH", ""), CLOCK)).isSameAs(CLOCK);
        assertThat(PictureNotes.clock(Map.of(), CLOCK)).isSameAs(CLOCK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"now", "-1", "1.5", "123456789012"})
    void timeThatIsNoNumberOfSecondsIsRefused(String value) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> PictureNotes.clock(Map.of("SOURCE_DATE_EPOCH", value), CLOCK))
                .withMessage("SOURCE_DATE_EPOCH=" + value
                        + ": must be a whole number of seconds since 1970, of up to 11 digits");
    }

    @Test
    void versionIsThatOfTheBuild() {
        assertThat(Version.NUMBER).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }
}

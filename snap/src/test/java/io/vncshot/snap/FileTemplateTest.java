package io.vncshot.snap;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FileTemplateTest {
    private static final ZonedDateTime TIME = ZonedDateTime.of(2026, 3, 7, 4, 5, 6, 7, ZoneOffset.UTC);
    private static final SnapshotFacts FACTS = new SnapshotFacts(TIME, "kiosk-1", 5901, "Front door", 12, 1024, 768);

    @Test
    void codesAndWordsAreFilledIn() {
        assertThat(name("shots/%Y%m%dT%H%M%S.png")).isEqualTo("shots/20260307T040506.png");
        assertThat(name("%F_%T %j %y %s %%")).isEqualTo("2026-03-07_04:05:06 066 26 1772856306 %");
        assertThat(name("{host}-{port}/{name}-{seq}-{width}x{height}.png"))
                .isEqualTo("kiosk-1-5901/Front_door-000012-1024x768.png");
    }

    @Test
    void onlyFoldersThatCanHoldADesktopsFilesAreItsFolder() {
        FileTemplate names = FileTemplate.parse("shots/{name}/%Y/{host}-%s.png");
        assertThat(names.folder()).isEqualTo("shots/");
        assertThat(names.folder(FACTS)).isEqualTo("shots/Front_door/");
        assertThat(names.depth(FACTS)).isEqualTo(1);
        assertThat(FileTemplate.parse("{name}-%s.png").folder(FACTS)).isEmpty();
        assertThat(FileTemplate.parse("shots/{seq}/{name}.png").folder(FACTS)).isEqualTo("shots/");
    }

    @Test
    void wordsOfAServerCannotLeaveTheFolder() {
        assertThat(name(FACTS, "../../etc/passwd")).isEqualTo("_._.._etc_passwd.png");
        assertThat(name(FACTS, "..")).isEqualTo("_..png");
        assertThat(name(FACTS, "a/b\0c\nd")).isEqualTo("a_b_c_d.png");
        assertThat(name(FACTS, "")).isEqualTo("_.png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shots/%Y%m%dT%H%M%S.png",
                "{name}/%F/%H-%M-%S_{width}x{height}.png",
                "{host}{port}{seq}-%s.png",
                "%Y-%j-%H%M%S-{seq}.png"
            })
    void namesOfItsMakingGiveTheirTimeBack(String template) {
        FileTemplate names = FileTemplate.parse(template);
        assertThat(names.tellsSeconds()).isTrue();
        assertThat(names.time(names.name(FACTS), FACTS, ZoneOffset.UTC)).contains(TIME.withNano(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20260307T040506.png.bak",
                "x20260307T040506.png",
                "20261307T040506.png",
                "20260307T04050.png",
                "20260307t040506.png",
                "latest.png",
                ""
            })
    void otherNamesGiveNone(String name) {
        assertThat(FileTemplate.parse("%Y%m%dT%H%M%S.png").time(name, FACTS, ZoneOffset.UTC))
                .isEmpty();
    }

    @Test
    void namesOfAnotherDesktopGiveNone() {
        FileTemplate names = FileTemplate.parse("{host}-%s.png");
        SnapshotFacts other = new SnapshotFacts(TIME, "kiosk-2", 5901, "", 1, 1, 1);
        assertThat(names.time(names.name(other), FACTS, ZoneOffset.UTC)).isEmpty();
        assertThat(names.time(names.name(other), other, ZoneOffset.UTC)).isPresent();
    }

    @Test
    void secondsAreToldByTheEpochOrAWholeTime() {
        assertThat(FileTemplate.parse("%s.png").tellsSeconds()).isTrue();
        assertThat(FileTemplate.parse("%F.png").tellsSeconds()).isFalse();
        assertThat(FileTemplate.parse("%m%d%H%M%S.png").tellsSeconds()).isFalse();
        assertThat(FileTemplate.parse("a-{seq}.png").tellsNumber()).isTrue();
    }

    @Test
    void whatATemplateDoesNotTellIsTheBeginning() {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        assertThat(FileTemplate.parse("%F.png").time("2026-03-07.png", FACTS, zone))
                .map(ZonedDateTime::toInstant)
                .contains(Instant.parse("2026-03-06T23:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%Q.png", "100%", "{user}.png", "{name.png", ""})
    void unknownCodesAreRefused(String template) {
        assertThatIllegalArgumentException().isThrownBy(() -> FileTemplate.parse(template));
    }

    private static String name(String template) {
        return FileTemplate.parse(template).name(FACTS);
    }

    private static String name(SnapshotFacts facts, String desktop) {
        SnapshotFacts named = new SnapshotFacts(
                facts.time(), facts.host(), facts.port(), desktop, facts.number(), facts.width(), facts.height());
        return FileTemplate.parse("{name}.png").name(named);
    }
}

package io.vncshot.cli;

import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PngReader;
import io.vncshot.snap.FolderLock;
import io.vncshot.testserver.Area;
import io.vncshot.testserver.ClientEvent;
import io.vncshot.testserver.RfbTestServer;
import io.vncshot.testserver.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SnapCommandTest {
    private static final String BY_SECOND = "shots/%Y%m%dT%H%M%S.png";

    @TempDir
    private Path folder;

    private ProgramHarness program;
    private RfbTestServer server;
    private Scene scene;

    @BeforeEach
    void start() throws IOException {
        program = new ProgramHarness(folder);
        program.clock = new SteppingClock();
        scene = new Scene(40, 30);
        scene.fill(new Area(0, 0, 10, 10), 0xFF8800);
        server = RfbTestServer.builder().scene(scene).start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void snapshotGetsTheNameOfItsTimeAndIsTheScreen() throws IOException {
        assertThat(snap("--utc", BY_SECOND)).as(program.err()).isZero();
        assertThat(shots()).hasSize(1);
        assertThat(program.out()).isEqualTo("shots/" + shots().get(0) + "\n");
        Picture picture = PngReader.read(Files.readAllBytes(folder.resolve("shots/" + shots().get(0))));
        assertThat(picture.argb()).isEqualTo(scene.snapshot());
    }

    @Test
    void quietIsSilentOnSuccess() {
        assertThat(program.run("-q", "-s", address(), "snap", BY_SECOND)).isZero();
        assertThat(program.out()).isEmpty();
        assertThat(program.err()).isEmpty();
    }

    @Test
    void unchangedScreensAreNotKeptAgain() throws IOException {
        assertThat(snap("--if-changed", BY_SECOND)).isZero();
        assertThat(snap("--if-changed", BY_SECOND)).isZero();
        assertThat(program.out()).isEqualTo("unchanged\n");
        scene.fill(new Area(3, 3, 1, 1), 0);
        assertThat(snap("--if-changed=0.01", BY_SECOND)).isZero();
        assertThat(program.out()).isEqualTo("unchanged\n");
        assertThat(snap("--if-changed", "--mask", "0,0,5,5", BY_SECOND)).isZero();
        assertThat(program.out()).isEqualTo("unchanged\n");
        assertThat(snap("--if-changed", BY_SECOND)).isZero();
        assertThat(shots()).hasSize(2);
    }

    @Test
    void latestLeadsToTheNewest() throws IOException {
        snap("--latest", "latest.png", BY_SECOND);
        scene.fill(new Area(3, 3, 1, 1), 0);
        snap("--latest", "latest.png", BY_SECOND);
        assertThat(Files.readSymbolicLink(folder.resolve("latest.png"))).isEqualTo(Path.of("shots", shots().get(1)));
    }

    @Test
    void everyTakesOneAfterTheOtherAndRetentionRemovesTheOld() throws IOException {
        Files.createDirectory(folder.resolve("shots"));
        Files.writeString(folder.resolve("shots/notes.png"), "mine");
        assertThat(snap("--every", "1s", "--count", "5", "--keep-last", "2", BY_SECOND))
                .as(program.err())
                .isZero();
        assertThat(program.out().lines()).hasSize(5);
        assertThat(shots()).hasSize(3).contains("notes.png");
    }

    @Test
    void aFileOfTheSameNameIsNotOverwritten() throws IOException {
        Files.writeString(folder.resolve("a.png"), "old");
        assertThat(snap("a.png")).isEqualTo(30);
        assertThat(program.err())
                .startsWith("vncshot: snap: a.png: is there already")
                .hasLineCount(1);
        assertThat(folder.resolve("a.png")).hasContent("old");
    }

    @ParameterizedTest
    @CsvSource({"keep,0,1", "skip,0,0", "fail,54,0", "retry,54,0"})
    void blankScreensAreTreatedAsToldTo(String blank, int status, int files) throws IOException {
        scene.fill(new Area(0, 0, 40, 30), 0x204060);
        assertThat(snap("--blank", blank, BY_SECOND)).isEqualTo(status);
        assertThat(shots()).hasSize(files);
        assertThat(server.events().all(ClientEvent.Pointer.class).isEmpty()).isEqualTo(!blank.equals("retry"));
    }

    @ParameterizedTest
    @CsvSource({"skip,0", "fail,60"})
    void aFolderThatIsInUseIsLeftAlone(String lock, int status) throws IOException {
        Files.createDirectory(folder.resolve("shots"));
        try (FolderLock held = FolderLock.tryLock(folder.resolve("shots")).orElseThrow()) {
            assertThat(held).isNotNull();
            assertThat(snap("--lock", lock, BY_SECOND)).isEqualTo(status);
            assertThat(shots()).isEmpty();
        }
        assertThat(snap("--lock", lock, BY_SECOND)).isZero();
        assertThat(shots()).hasSize(1);
    }

    @Test
    void nothingButPicturesStaysInTheFolder() throws IOException {
        Files.createDirectory(folder.resolve("shots"));
        Files.writeString(folder.resolve("shots/.vncshot-snap.7.part"), "of a killed run");
        Files.writeString(folder.resolve("shots/.vncshot.lock"), "of a killed run");
        assertThat(snap(BY_SECOND)).isZero();
        try (Stream<Path> files = Files.list(folder.resolve("shots"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void dryRunSaysWhatWouldBeRemoved() throws IOException {
        snap("--every", "1s", "--count", "3", BY_SECOND);
        List<String> before = shots();
        assertThat(snap("--dry-run", "--keep-last", "2", BY_SECOND)).isZero();
        assertThat(program.out()).isEqualTo("would remove shots/" + before.get(0) + "\n");
        assertThat(shots()).isEqualTo(before);
    }

    @Test
    void failuresAreOneLineAndTheirStatus() {
        String address = address();
        server.close();
        assertThat(program.run("-s", address, "snap", BY_SECOND)).isEqualTo(10);
        assertThat(program.err()).hasLineCount(1).contains("cannot connect");
    }

    @ParameterizedTest
    @CsvSource({
        "a.jpg,must end in .png",
        "%Q.png,has %Q",
        "--keep-last=3 %F.png,to the second",
        "--every=5s a.png,names that differ",
        "--count=3 {seq}.png,time from one",
        "--every=5s --splay=6s %s.png,shorter",
        "a.png b.png,one template"
    })
    void whatDoesNotFitTogetherIsRefusedBeforeConnecting(String words, String rule) throws IOException {
        assertThat(snap(words.split(" "))).isEqualTo(2);
        assertThat(program.err()).hasLineCount(1).contains(rule);
        assertThat(shots()).isEmpty();
    }

    private int snap(String... words) {
        List<String> all = new ArrayList<>(List.of("-s", address(), "snap"));
        all.addAll(List.of(words));
        return program.run(all.toArray(String[]::new));
    }

    private String address() {
        return "127.0.0.1::" + server.port();
    }

    private List<String> shots() throws IOException {
        Path shots = folder.resolve("shots");
        if (!Files.exists(shots)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(shots)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".png"))
                    .sorted()
                    .toList();
        }
    }

    /** Goes on by more than a second whenever somebody looks. */
    private static final class SteppingClock extends Clock {
        private Instant now = Instant.parse("2026-11-23T01:00:00Z");

        @Override
        public Instant instant() {
            now = now.plusMillis(1100);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}

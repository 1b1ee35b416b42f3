package io.vncshot.cli;

import io.vncshot.testserver.Area;
import io.vncshot.testserver.RfbTestServer;
import io.vncshot.testserver.Scene;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A file is written while the next picture is fetched; nothing of that can be seen. */
class CapturesInARowTest {
    private static final Area ALL = new Area(0, 0, 400, 300);
    private static final int CAPTURES = 12;
    private static final long PAUSE_NANOS = 100_000;

    @TempDir
    private Path folder;

    private ProgramHarness program;

    @BeforeEach
    void makeProgram() {
        program = new ProgramHarness(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nocursor", "--incremental-refreshes"})
    void eachFileIsOneMomentOfAScreenThatNeverRests(String option) throws Exception {
        Scene scene = new Scene(ALL.width(), ALL.height());
        AtomicBoolean over = new AtomicBoolean();
        Thread painter = new Thread(() -> {
            for (int colour = 1; !over.get(); colour++) {
                scene.fill(ALL, colour * 7919);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        });
        try (RfbTestServer server = RfbTestServer.builder().scene(scene).start()) {
            painter.start();
            List<String> words = new ArrayList<>(List.of("-s", address(server), option));
            for (int i = 0; i < CAPTURES; i++) {
                words.addAll(List.of("capture", i + ".png"));
            }
            assertThat(program.run(words.toArray(String[]::new))).isZero();
        } finally {
            over.set(true);
            painter.join();
        }

        assertThat(program.fileNames()).hasSize(CAPTURES);
        for (int i = 0; i < CAPTURES; i++) {
            assertThat(colours(i + ".png")).as("colours of picture %d", i).hasSize(1);
        }
    }

    @Test
    void jsonTellsOfEachInOrderWithItsSize() throws IOException {
        try (RfbTestServer server = server()) {
            assertThat(program.run(
                            "--json",
                            "-s",
                            address(server),
                            "capture",
                            "a.png",
                            "rcapture",
                            "b.png",
                            "0",
                            "0",
                            "2",
                            "3",
                            "capture",
                            "c.png",
                            "pause",
                            "0"))
                    .isZero();
        }

        assertThat(program.out().lines().map(line -> line.replaceAll(",\"(bytes|milliseconds)\":\\d+", "")))
                .containsExactly(
                        "{\"action\":\"capture\",\"file\":\"a.png\",\"width\":400,\"height\":300}",
                        "{\"action\":\"rcapture\",\"file\":\"b.png\",\"width\":2,\"height\":3}",
                        "{\"action\":\"capture\",\"file\":\"c.png\",\"width\":400,\"height\":300}",
                        "{\"action\":\"pause\"}",
                        "{\"result\":\"done\",\"status\":0}");
        assertThat(program.out().lines().filter(line -> line.contains("bytes"))).hasSize(3);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void fileThatCannotBeWrittenIsNamedAndTheNextIsNotBegun() throws IOException {
        try (RfbTestServer server = server()) {
            assertThat(program.run(
                            "-s",
                            address(server),
                            "capture",
                            "a.png",
                            "capture",
                            "/dev/full",
                            "capture",
                            "c.png",
                            "capture",
                            "d.png"))
                    .isEqualTo(30);
        }

        assertThat(program.err()).isEqualTo("vncshot: capture /dev/full: No space left on device\n");
        assertThat(program.fileNames()).containsExactly("a.png");
    }

    @Test
    void fileIsThereWhenTheNextPictureFails() throws IOException {
        try (RfbTestServer server = server()) {
            assertThat(program.run(
                            "-s", address(server), "capture", "a.png", "rcapture", "b.png", "0", "0", "401", "1"))
                    .isEqualTo(30);
        }

        assertThat(program.err()).startsWith("vncshot: rcapture b.png: the region");
        assertThat(program.fileNames()).containsExactly("a.png");
        assertThat(colours("a.png")).hasSize(1);
    }

    @Test
    void laterOneOfTheSameNameIsTheOneThatStays() throws IOException {
        try (RfbTestServer server = server()) {
            assertThat(program.run("-s", address(server), "capture", "a.png", "rcapture", "a.png", "0", "0", "2", "3"))
                    .isZero();
        }

        assertThat(ImageIO.read(folder.resolve("a.png").toFile()).getWidth()).isEqualTo(2);
    }

    private static RfbTestServer server() throws IOException {
        return RfbTestServer.builder()
                .scene(new Scene(ALL.width(), ALL.height()))
                .start();
    }

    private static String address(RfbTestServer server) {
        return "127.0.0.1::" + server.port();
    }

    private int[] colours(String name) throws IOException {
        BufferedImage picture = ImageIO.read(folder.resolve(name).toFile());
        int[] pixels = picture.getRGB(0, 0, ALL.width(), ALL.height(), null, 0, ALL.width());
        return Arrays.stream(pixels).distinct().toArray();
    }
}

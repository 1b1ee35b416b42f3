package io.vncshot.cli;

import io.vncshot.imaging.ImageFormat;
import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PictureWriter;
import io.vncshot.testserver.Area;
import io.vncshot.testserver.ClientEvent;
import io.vncshot.testserver.RfbTestServer;
import io.vncshot.testserver.Scene;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ScreenWatchTest {
    private static final int WIDTH = 40;
    private static final int HEIGHT = 30;

    @TempDir
    private Path folder;

    private final int[] pixels = new SplittableRandom(4)
            .ints(WIDTH * HEIGHT)
            .map(i -> i | 0xFF000000)
            .toArray();
    private ProgramHarness program;
    private Scene scene;
    private RfbTestServer server;

    @BeforeEach
    void start() throws IOException {
        program = new ProgramHarness(folder);
        scene = Scene.of(pixels.clone(), WIDTH, HEIGHT);
        server = RfbTestServer.builder()
                .scene(scene)
                .input(new ScreenFiller(scene))
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void expectedPictureIsThereAtOnce() throws IOException {
        write("ref.png", Picture.of(pixels, WIDTH, HEIGHT));

        assertThat(run("expect", "ref.png", "0")).as(program.err()).isZero();
        assertThat(run("--json", "expect", "ref.png", "0")).isZero();
        assertThat(program.out()).contains("\"distance\":\"0.0\"");
    }

    @Test
    void expectedPictureIsAwaited() throws IOException {
        write("ref.png", Picture.of(filled(ScreenFiller.COLOUR), WIDTH, HEIGHT));
        CompletableFuture<Void> change = changeOnceWatched();

        assertThat(run("expect", "ref.png", "0")).as(program.err()).isZero();
        assertThat(change).isCompleted();
    }

    @Test
    void pictureThatDoesNotComeIsATimeoutThatTellsHowFarItIs() throws IOException {
        int[] other = pixels.clone();
        other[5] ^= 0xFF;
        write("ref.png", Picture.of(other, WIDTH, HEIGHT));

        assertThat(run("-t", "0.5", "expect", "ref.png", "0")).isEqualTo(40);
        assertThat(program.err())
                .startsWith("vncshot: expect ref.png: the screen did not look like that within 500 ms (--timeout): it"
                        + " differs by 0.0")
                .endsWith(" on average, more than 0.0\n");
        assertThat(run("expect", "ref.png", "0.1")).isZero();
    }

    @Test
    void mirroredScreenIsTheSameForTheHistogramAlone() throws IOException {
        int[] mirrored = new int[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            mirrored[i] = pixels[i / WIDTH * WIDTH + WIDTH - 1 - i % WIDTH];
        }
        write("ref.png", Picture.of(mirrored, WIDTH, HEIGHT));

        assertThat(run("--expect-metric", "histogram", "expect", "ref.png", "0"))
                .isZero();
        assertThat(run("-t", "0.5", "expect", "ref.png", "50")).isEqualTo(40);
    }

    @Test
    void partIsExpectedAtItsPlaceOnly() throws IOException {
        write("part.png", Picture.of(pixels, WIDTH, HEIGHT).crop(7, 9, 10, 8));

        assertThat(run("rexpect", "part.png", "7", "9", "0")).isZero();
        assertThat(run("-t", "0.5", "rexpect", "part.png", "8", "9", "0")).isEqualTo(40);
    }

    @Test
    void partThatTheScreenNeverHasIsAFailedAction() throws IOException {
        write("part.png", Picture.of(pixels, WIDTH, HEIGHT).crop(0, 0, 10, 8));

        assertThat(run("-t", "0.5", "rexpect", "part.png", "31", "0", "0")).isEqualTo(30);
        assertThat(program.err())
                .isEqualTo("vncshot: rexpect part.png: the screen is 40x30 and has no 31,0 10x8, which the picture"
                        + " needs; it did not get it within 500 ms (--timeout)\n");
    }

    @Test
    void pictureThatAnActionBeforeMakesIsReadWhenItIsThere() throws IOException {
        assertThat(run("capture", "made.png", "expect", "made.png", "0", "find", "./made.png"))
                .isZero();
        Files.delete(folder.resolve("made.png"));

        assertThat(run("expect", "made.png", "0", "capture", "made.png")).isEqualTo(2);
    }

    @Test
    void missingOrBrokenReferenceIsAUsageErrorBeforeAnythingIsSent() throws IOException {
        Files.writeString(folder.resolve("broken.png"), "GIF89a");

        assertThat(run("expect", "none.png", "0")).isEqualTo(2);
        assertThat(program.err()).isEqualTo("vncshot: expect: FILE \"none.png\": no such file or folder\n");
        assertThat(run("find", "broken.png")).isEqualTo(2);
        assertThat(program.err())
                .isEqualTo("vncshot: find: FILE \"broken.png\": not a picture that can be read here; save it as PNG\n");
        assertThat(server.events().all()).isEmpty();
    }

    @Test
    void pictureIsFoundPrintedAndClicked() throws IOException {
        write("part.png", Picture.of(pixels, WIDTH, HEIGHT).crop(20, 11, 9, 6));

        assertThat(run("find", "part.png")).as(program.err()).isZero();
        assertThat(program.out()).isEqualTo("20 11 9 6\n");
        assertThat(run("findclick", "part.png", "1")).isZero();
        assertThat(program.out()).isEmpty();
        assertThat(server.events().await(ClientEvent.Pointer.class, 3))
                .containsExactly(
                        new ClientEvent.Pointer(24, 14, 0),
                        new ClientEvent.Pointer(24, 14, 1),
                        new ClientEvent.Pointer(24, 14, 0));
        assertThat(run("--json", "find", "part.png")).isZero();
        assertThat(program.out()).contains("\"x\":20,\"y\":11,\"width\":9,\"height\":6");
    }

    @Test
    void pictureThatIsNotThereEndsWithAStatusOfItsOwn() throws IOException {
        int[] noise = new SplittableRandom(77).ints(64).map(i -> i | 0xFF000000).toArray();
        write("part.png", Picture.of(noise, 8, 8));

        assertThat(run("-t", "0.5", "find", "part.png")).isEqualTo(55);
        assertThat(program.err())
                .isEqualTo("vncshot: find part.png: not on the screen within 500 ms (--timeout); a lower SIMILARITY"
                        + " finds more\n");
    }

    @Test
    void screenAtRestIsStable() {
        assertThat(run("stable", "0.2", "rstable", "0", "0", "10", "10", "0.2")).isZero();
    }

    @Test
    void restlessScreenIsNeverStableButAQuietPartOfItIs() {
        try (Blinker blinker = new Blinker(scene)) {
            assertThat(run("-t", "1.5", "stable", "1")).isEqualTo(53);
            assertThat(program.err())
                    .isEqualTo("vncshot: stable: the screen did not come to rest within 1500 ms (--timeout)\n");
            assertThat(run("-t", "5", "rstable", "10", "10", "5", "5", "0.5")).isZero();
            assertThat(blinker.isAlive()).isTrue();
        }
    }

    @Test
    void changeSinceTheLastLookIsSeenAlthoughItCameBefore() {
        assertThat(run("-t", "5", "key", "a", "pause", "0.2", "change"))
                .as(program.err())
                .isZero();
        assertThat(run("-t", "0.5", "stable", "0.1", "change")).isEqualTo(40);
        assertThat(program.err())
                .isEqualTo("vncshot: change: nothing has changed on the screen within 500 ms (--timeout)\n");
    }

    @Test
    void changeOfAPartIsAwaited() {
        CompletableFuture<Void> change = changeOnceWatched();

        assertThat(run("-t", "10", "change", "30", "20", "10", "10")).isZero();
        assertThat(change).isCompleted();
    }

    @Test
    void partOutsideOfTheScreenIsAFailedAction() {
        assertThat(run("rstable", "40", "0", "1", "1")).isEqualTo(30);
        assertThat(program.err())
                .isEqualTo("vncshot: rstable 40,0 1x1: the region 40,0 1x1 leaves the screen of 40x30\n");
        assertThat(run("change", "0", "0", "41", "1")).isEqualTo(30);
    }

    @Test
    void refusedSizeIsAFailedAction() {
        assertThat(run("resize", "800", "600")).isEqualTo(30);
        assertThat(program.err()).isEqualTo("vncshot: resize 800 600: the server does not allow it\n");
        assertThat(server.events().all(ClientEvent.SetDesktopSize.class))
                .containsExactly(new ClientEvent.SetDesktopSize(800, 600));
    }

    /** Once the client has asked for changes alone. */
    private CompletableFuture<Void> changeOnceWatched() {
        return CompletableFuture.runAsync(() -> {
            server.events().await(ClientEvent.UpdateRequest.class, ClientEvent.UpdateRequest::incremental);
            scene.fill(new Area(0, 0, WIDTH, HEIGHT), ScreenFiller.COLOUR);
        });
    }

    private int run(String... words) {
        List<String> all = new java.util.ArrayList<>(List.of("-s", "127.0.0.1::" + server.port()));
        all.addAll(List.of(words));
        return program.run(all.toArray(new String[0]));
    }

    private static int[] filled(int colour) {
        int[] filled = new int[WIDTH * HEIGHT];
        java.util.Arrays.fill(filled, colour);
        return filled;
    }

    private void write(String name, Picture picture) throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
            PictureWriter.write(ImageFormat.PNG, picture, List.of(), out);
        }
    }

    /** Changes a pixel at 1,1 all the time. */
    private static final class Blinker extends Thread implements AutoCloseable {
        private final Scene scene;
        private volatile boolean over;

        Blinker(Scene scene) {
            this.scene = scene;
            start();
        }

        @Override
        public void run() {
            int colour = 0;
            while (!over) {
                colour = (colour + 0x10101) & 0xFFFFFF;
                scene.fill(new Area(1, 1, 1, 1), colour);
                java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
            }
        }

        @Override
        public void close() {
            over = true;
        }
    }
}

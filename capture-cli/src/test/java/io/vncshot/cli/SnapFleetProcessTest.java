package io.vncshot.cli;

import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PngReader;
import io.vncshot.testserver.Area;
import io.vncshot.testserver.RawScript;
import io.vncshot.testserver.RfbTestServer;
import io.vncshot.testserver.Scene;
import io.vncshot.testserver.ServerBuilder;
import io.vncshot.testserver.Stage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A list of 500 desktops in a process that has little of everything. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "what a process has is read from /proc")
class SnapFleetProcessTest {
    private static final int PARALLEL = 32;
    private static final int OPEN_FILES = 400;
    private static final int MAX_THREADS = 3 * PARALLEL + 40;
    private static final int HEAP_MEBIBYTES = 128;
    private static final int MAX_MEBIBYTES = HEAP_MEBIBYTES + 160;

    /** Screens that are shown by many servers: width, height and how many. */
    private static final int[][] GOOD = {{1280, 800, 280}, {1024, 768, 60}, {320, 240, 60}};

    @TempDir
    private Path top;

    private final List<AutoCloseable> servers = new ArrayList<>();
    private final List<String> list = new ArrayList<>();
    private final Map<String, Scene> good = new TreeMap<>();
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        folder = Files.createDirectory(top.resolve("work"));
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable server : servers) {
            server.close();
        }
    }

    @Test
    void everyGoodOneOfFiveHundredIsCapturedInBoundedMemory() throws Exception {
        addGood();
        Scene black = new Scene(1280, 800);
        for (int i = 0; i < 20; i++) {
            add("black-" + i, RfbTestServer.builder().scene(black).start());
            addDead("dead-" + i);
            addSilent("silent-" + i);
        }
        for (int i = 0; i < 5; i++) {
            addHostile(i);
        }
        assertThat(list).hasSize(500);
        Files.write(folder.resolve("targets"), list);

        ChildProcess program = new ChildProcess(folder);
        List<String> heap = List.of("-Xmx" + HEAP_MEBIBYTES + "m");
        String[] words = {
            "snap",
            "--targets",
            "targets",
            "--parallel",
            "" + PARALLEL,
            "--blank",
            "skip",
            "-t",
            "8",
            "shots/{name}.png"
        };
        Process process = program.start("ulimit -n " + OPEN_FILES + "; exec \"$@\"", heap, Main.class, words);
        Peak peak = Peak.of(process);

        assertThat(process.exitValue()).as(program.err()).isEqualTo(61);
        assertThat(program.out()).endsWith("\n500 desktops: 400 saved, 20 passed over, 80 failed\n");
        assertThat(program.out().lines().filter(line -> line.endsWith(": blank")))
                .hasSize(20);
        assertThat(program.err().lines())
                .hasSize(80)
                .allMatch(line -> line.matches(
                        "vncshot: snap: (dead|silent|slow|flood|vast|large|lie|cut|resize|outside)" + "-\\d+: .*"))
                .noneMatch(line -> line.contains("unexpected") || line.contains("OutOfMemory"));
        assertThat(peak.mebibytes).as("resident memory, %s", peak).isBetween(30, MAX_MEBIBYTES);
        assertThat(peak.threads).as("%s", peak).isBetween(PARALLEL / 2, MAX_THREADS);
        checkPictures();
    }

    private void addGood() throws IOException {
        for (int[] screen : GOOD) {
            Scene scene = new Scene(screen[0], screen[1]);
            for (int y = 0; y < screen[1]; y += 8) {
                scene.fill(new Area(y % screen[0], y, 100, 5), 0x010305 * y);
            }
            for (int i = 0; i < screen[2]; i++) {
                String name = "good-" + screen[0] + "-" + i;
                good.put(name, scene);
                add(name, RfbTestServer.builder().scene(scene).recordAtMost(0).start());
            }
        }
    }

    /** A server of each kind. */
    private void addHostile(int i) throws IOException {
        add("flood-" + i, RfbTestServer.playing(RawScript.script().sendForever((byte) 0x52)));
        add(
                "vast-" + i,
                small().insteadOf(Stage.SERVER_INIT, init(8192, 8192, 0)).start());
        add(
                "large-" + i,
                small().insteadOf(Stage.SERVER_INIT, init(4000, 2500, 0))
                        .insteadOf(
                                Stage.FIRST_UPDATE,
                                update("00000000 0fa0 09c4 00000000 ffff").stall())
                        .start());
        add(
                "lie-" + i,
                small().insteadOf(Stage.SERVER_INIT, init(64, 48, 0xFFFFFFFFL)).start());
        add(
                "cut-" + i,
                small().at(Stage.FIRST_UPDATE, 500, RawScript.script().reset()).start());
        add(
                "resize-" + i,
                small().insteadOf(
                                Stage.FIRST_UPDATE,
                                update("00000000 4000 2000 ffffff21").stall())
                        .start());
        add(
                "outside-" + i,
                small().insteadOf(Stage.FIRST_UPDATE, update("ffff ffff ffff ffff 00000000"))
                        .start());
        add("slow-" + i, small().pace(8, Duration.ofMillis(100)).start());
    }

    private static ServerBuilder small() {
        return RfbTestServer.builder().scene(new Scene(64, 48)).recordAtMost(0);
    }

    /** ServerInit of a screen in BGRX. */
    private static RawScript init(int width, int height, long nameLength) {
        return RawScript.script()
                .sendHex(String.format("%04x%04x 20180001 00ff00ff 00ff1008 00000000 %08x", width, height, nameLength));
    }

    /** FramebufferUpdate of one rectangle. */
    private static RawScript update(String rectangle) {
        return RawScript.script().sendHex("00000001" + rectangle);
    }

    private void add(String name, RfbTestServer server) {
        servers.add(server);
        list.add(name + ": 127.0.0.1::" + server.port());
    }

    private void addSilent(String name) throws IOException {
        ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        servers.add(silent);
        list.add(name + ": 127.0.0.1::" + silent.getLocalPort());
    }

    private void addDead(String name) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            list.add(name + ": 127.0.0.1::" + socket.getLocalPort());
        }
    }

    private void checkPictures() throws IOException {
        Map<Scene, int[]> truths =
                good.values().stream().distinct().collect(Collectors.toMap(scene -> scene, Scene::snapshot));
        try (Stream<Path> files = Files.list(folder.resolve("shots"))) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .containsExactlyElementsOf(
                            good.keySet().stream().map(name -> name + ".png").toList());
        }
        for (Map.Entry<String, Scene> desktop : good.entrySet()) {
            Picture picture = PngReader.read(Files.readAllBytes(folder.resolve("shots/" + desktop.getKey() + ".png")));
            assertThat(picture.argb()).as(desktop.getKey()).isEqualTo(truths.get(desktop.getValue()));
        }
    }

    /** The most that a process has had. */
    private record Peak(int mebibytes, int threads) {
        /** Looks at it until it ends. */
        static Peak of(Process process) throws IOException, InterruptedException {
            int kibibytes = 0;
            int threads = 0;
            Path status = Path.of("/proc/" + process.pid() + "/status");
            while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
                try {
                    for (String line : Files.readAllLines(status)) {
                        kibibytes = Math.max(kibibytes, line.startsWith("VmHWM:") ? number(line) : 0);
                        threads = Math.max(threads, line.startsWith("Threads:") ? number(line) : 0);
                    }
                } catch (NoSuchFileException ended) {
                    // It has ended meanwhile.
                }
            }
            return new Peak(kibibytes >> 10, threads);
        }

        private static int number(String line) {
            return Integer.parseInt(line.replaceAll("\\D", ""));
        }
    }
}

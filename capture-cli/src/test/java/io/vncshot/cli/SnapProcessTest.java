package io.vncshot.cli;

import io.vncshot.imaging.PngReader;
import io.vncshot.testserver.RfbTestServer;
import io.vncshot.testserver.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/** {@code snap} killed, and on a disk that is full. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "namespaces for a small disk, and signals")
class SnapProcessTest {
    private static final String EXEC = "exec \"$@\"";
    private static final int SNAPSHOTS = 1000;
    private static final long SEED = 8;

    @TempDir
    private Path top;

    private Path folder;
    private ChildProcess program;
    private RfbTestServer server;

    /** A screen that no compression makes small, so that files are being written most of the time. */
    @BeforeEach
    void start() throws IOException {
        folder = Files.createDirectory(top.resolve("work"));
        program = new ChildProcess(folder);
        int[] noise = new SplittableRandom(SEED).ints(200 * 150).toArray();
        server = RfbTestServer.builder().scene(Scene.of(noise, 200, 150)).start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void killedAtAnyOfAThousandSnapshotsItLeavesNothingBrokenAndNothingInTheWay() throws Exception {
        Files.writeString(folder.resolve("targets"), String.join("\n", line("a"), line("b"), line("c"), line("d")));
        SplittableRandom random = new SplittableRandom(SEED);
        int taken = 0;
        for (int run = 0; taken < SNAPSHOTS; run++) {
            List<String> words = new ArrayList<>(List.of("snap", "--lock", "fail", "--every", "0.001s"));
            words.addAll(run % 2 == 0 ? single() : fleet());
            taken += killAfter(20 + random.nextInt(60), random.nextLong(5_000_000), words);
            for (String shot : shots()) {
                assertThat(PngReader.read(Files.readAllBytes(folder.resolve("shots/" + shot)))
                                .width())
                        .as("seed %d, run %d, %s", SEED, run, shot)
                        .isEqualTo(200);
            }
            assertThat(Files.readAllBytes(folder.resolve("latest.png"))).startsWith(0x89, 'P', 'N', 'G');
        }

        assertThat(program.run(
                        EXEC, "-s", address(), "snap", "--lock", "fail", "--latest", "latest.png", "shots/x.png"))
                .as(program.err())
                .isZero();
        assertThat(names(folder.resolve("shots")))
                .allMatch(name -> name.endsWith(".png"))
                .contains("x.png");
        assertThat(names(folder)).containsExactly("latest.png", "shots", "targets");
    }

    private List<String> single() {
        return List.of("-s", address(), "--latest", "latest.png", "--keep-last", "20", "shots/%s-{seq}.png");
    }

    private List<String> fleet() {
        return List.of(
                "--targets", "targets", "--latest", "latest.png", "--keep-last", "5", "shots/{name}-%s-{seq}.png");
    }

    /** Kills a run once it has taken so many snapshots, and a moment more; returns how many it says it has. */
    private int killAfter(int snapshots, long moment, List<String> words) throws Exception {
        Process process = program.start(EXEC, List.of(), Main.class, words.toArray(String[]::new));
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(60))
                .until(() -> saved() >= snapshots || !process.isAlive());
        assertThat(process.isAlive()).as(program.err()).isTrue();
        LockSupport.parkNanos(moment);
        process.destroyForcibly();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return saved();
    }

    private int saved() throws IOException {
        return (int)
                program.out().lines().filter(line -> line.startsWith("shots/")).count();
    }

    /** The disk is a small file system of its own, which only this process and its children see. */
    @Test
    void aDiskThatIsFullCostsOneSnapshotAndNothingElse() throws Exception {
        String alone = "unshare --user --map-root-user --mount sh -c";
        int mounted = new ProcessBuilder(
                        "sh", "-c", "mkdir disk && " + alone + " 'mount -t tmpfs -o size=300k none disk'")
                .directory(folder.toFile())
                .start()
                .waitFor();
        assumeThat(mounted == 0 || System.getenv("CI") != null)
                .as("a file system can be mounted, or this is CI, where it must be")
                .isTrue();
        String shell = """
                mount -t tmpfs -o size=300k none disk || exit
                "$@" --latest disk/latest.png disk/shots/a.png || exit
                cp disk/shots/a.png a.png
                head -c 150000 /dev/zero >disk/filler
                "$@" --latest disk/latest.png disk/shots/b.png
                echo "status $?"
                ls -A disk disk/shots
                readlink disk/latest.png
                cmp disk/shots/a.png a.png && cat disk/latest.png >/dev/null || exit
                rm disk/filler
                "$@" --latest disk/latest.png disk/shots/c.png || exit
                echo again
                ls -A disk disk/shots
                readlink disk/latest.png
                """;
        Files.writeString(folder.resolve("full.sh"), shell);

        int status = program.run("exec " + alone + " '. ./full.sh' sh \"$@\"", "-q", "-s", address(), "snap");

        assertThat(status).as(program.err()).isZero();
        assertThat(program.err()).isEqualTo("vncshot: snap: disk/shots/b.png: No space left on device\n");
        assertThat(program.out()).isEqualTo("""
                status 30
                disk:
                filler
                latest.png
                shots

                disk/shots:
                a.png
                shots/a.png
                again
                disk:
                latest.png
                shots

                disk/shots:
                a.png
                c.png
                shots/c.png
                """);
    }

    private String line(String name) {
        return name + ": " + address();
    }

    private String address() {
        return "127.0.0.1::" + server.port();
    }

    /** All that lies in the folder of the snapshots but what a killed run may leave, which the next one removes. */
    private List<String> shots() throws IOException {
        return names(folder.resolve("shots")).stream()
                .filter(name -> !name.equals(".vncshot.lock") && !name.matches("\\.vncshot-snap\\.\\d+\\.part"))
                .toList();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}

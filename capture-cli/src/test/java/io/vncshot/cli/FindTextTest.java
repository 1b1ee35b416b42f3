package io.vncshot.cli;

import io.vncshot.testserver.Area;
import io.vncshot.testserver.ClientEvent;
import io.vncshot.testserver.RfbTestServer;
import io.vncshot.testserver.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code findtext} with programs that stand in for tesseract. */
class FindTextTest {
    private static final int WIDTH = 40;
    private static final int HEIGHT = 30;
    private static final String HEAD = "level\\tpage\\n";
    private static final String HELLO = "5\\t1\\t1\\t1\\t1\\t1\\t4\\t6\\t20\\t10\\t90\\tHello\\n";
    private static final String WORLD = "5\\t1\\t1\\t1\\t1\\t2\\t30\\t8\\t20\\t10\\t90\\tworld\\n";

    @TempDir
    private Path folder;

    private ProgramHarness program;
    private Scene scene;
    private RfbTestServer server;

    @BeforeEach
    void start() throws IOException {
        program = new ProgramHarness(folder);
        program.environment.put("PATH", folder.resolve("none") + ":" + folder.resolve("bin"));
        scene = Scene.of(new int[WIDTH * HEIGHT], WIDTH, HEIGHT);
        server = RfbTestServer.builder().scene(scene).start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void placeOfTheTextIsPrinted() throws IOException {
        tesseract("cat >'" + folder + "/page.png'; printf '" + HEAD + HELLO + WORLD + "'");

        assertThat(run("findtext", " Hello \n world")).as(program.err()).isZero();
        assertThat(program.out()).isEqualTo("2 3 23 6\n");
        assertThat(Files.size(folder.resolve("page.png"))).isPositive();
        assertThat(run("--json", "findtext", "world")).isZero();
        assertThat(program.out())
                .contains("\"action\":\"findtext\"", "\"x\":15,\"y\":4,\"width\":10,\"height\":5")
                .startsWith("{");
    }

    @Test
    void missingProgramIsAUsageErrorBeforeAnythingIsSent() {
        assertThat(run("capture", "a.png", "findtext", "Hello")).isEqualTo(2);
        assertThat(program.err())
                .isEqualTo("vncshot: findtext: needs tesseract, which is not installed; install it (apt install"
                        + " tesseract-ocr)\n");
        assertThat(server.events().all()).isEmpty();
        assertThat(run("--dry-run", "findtext", "Hello")).isEqualTo(2);
    }

    @Test
    void suiteIsRefusedWithoutTheProgramToo() throws IOException {
        Files.writeString(
                folder.resolve("suite.yml"),
                "servers: {kiosk: '127.0.0.1::" + server.port() + "'}\nsteps:\n  - do: findtext Hello\n");

        assertThat(program.run("run", "suite.yml")).isEqualTo(2);
        assertThat(program.err()).hasLineCount(1).contains("apt install tesseract-ocr");

        tesseract("cat >/dev/null; printf '" + HEAD + HELLO + "'");
        assertThat(program.run("run", "suite.yml")).as(program.err()).isZero();
        assertThat(program.out()).contains("2 3 10 5\n");
    }

    @Test
    void textOfNothingIsAUsageError() {
        assertThat(run("findtext", " ")).isEqualTo(2);
        assertThat(program.err())
                .isEqualTo("vncshot: findtext: TEXT \" \": must be at least one character that is no space\n");
    }

    @Test
    void textThatDoesNotComeEndsAsAPictureDoesAndVerboseTellsWhatWasRead() throws IOException {
        tesseract("cat >/dev/null; printf '" + HEAD + HELLO + WORLD + "'");

        assertThat(run("-t", "3", "findtext", "hello")).isEqualTo(55);
        assertThat(program.err())
                .isEqualTo("vncshot: findtext hello: not read on the screen within 3 s (--timeout); -v tells what"
                        + " was\n");
        assertThat(run("-v", "-t", "3", "findtext", "hello")).isEqualTo(55);
        assertThat(program.err())
                .endsWith("findtext hello: not read on the screen within 3 s (--timeout); what was: Hello world\n");
    }

    @Test
    void screenThatStaysTheSameIsReadOnceInEachWay() throws IOException {
        tesseract("cat >/dev/null; echo >>'" + folder + "/runs'; printf '" + HEAD + HELLO + "'");

        assertThat(run("-t", "3", "findtext", "world")).isEqualTo(55);
        assertThat(folder.resolve("runs")).content().hasLineCount(2);
    }

    @Test
    void screenIsReadAgainAfterAChange() throws IOException {
        tesseract("cat >/dev/null; echo >>'" + folder + "/runs'; printf '" + HEAD + HELLO + "'; [ $(wc -l <'" + folder
                + "/runs') -lt 3 ] || printf '" + WORLD + "'");
        CompletableFuture<Void> change = CompletableFuture.runAsync(() -> {
            server.events().await(ClientEvent.UpdateRequest.class, ClientEvent.UpdateRequest::incremental);
            scene.fill(new Area(0, 0, WIDTH, HEIGHT), ScreenFiller.COLOUR);
        });

        assertThat(run("findtext", "world")).as(program.err()).isZero();
        assertThat(change).isCompleted();
        assertThat(folder.resolve("runs")).content().hasLineCount(3);
    }

    @Test
    void programThatFailsIsAFailedActionThatSaysWhy() throws IOException {
        tesseract("echo first >&2; echo 'it is broken' >&2; exit 1");
        assertThat(run("findtext", "Hello")).isEqualTo(30);
        assertThat(program.err()).isEqualTo("vncshot: findtext Hello: tesseract failed: it is broken\n");

        tesseract("exit 7");
        assertThat(run("findtext", "Hello")).isEqualTo(30);
        assertThat(program.err()).isEqualTo("vncshot: findtext Hello: tesseract failed: exit status 7\n");

        tesseract("cat >/dev/null; echo 'Estimating resolution' >&2; echo what");
        assertThat(run("findtext", "Hello")).isEqualTo(30);
        assertThat(program.err()).hasLineCount(1).contains("wrote no TSV").doesNotContain("Estimating");
    }

    @Test
    void endlessOutputIsCutOff() throws IOException {
        tesseract("cat >/dev/null; exec yes");
        assertThat(run("findtext", "Hello")).isEqualTo(30);
        assertThat(program.err()).hasLineCount(1).contains("more than 16 MB");

        tesseract("cat >/dev/null; exec yes >&2");
        assertThat(run("findtext", "Hello")).isEqualTo(30);
        assertThat(program.err()).hasLineCount(1).contains("64 kB");
    }

    @Test
    void programThatHangsIsEndedWithTheRun() throws IOException {
        tesseract("echo $$ >'" + folder + "/pid'; sleep 1000");

        assertThat(run("-t", "2", "findtext", "Hello")).isEqualTo(40);
        assertThat(program.err())
                .isEqualTo("vncshot: findtext Hello: tesseract did not come to the end of the screen within 2 s"
                        + " (--timeout)\n");
        long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        Awaitility.await()
                .until(() -> ProcessHandle.of(pid).map(it -> !it.isAlive()).orElse(true));
    }

    private void tesseract(String commands) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path script = Files.writeString(bin.resolve("tesseract"), "#!/bin/sh\n" + commands + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
    }

    private int run(String... words) {
        List<String> all = new ArrayList<>(List.of("-s", "127.0.0.1::" + server.port()));
        all.addAll(List.of(words));
        return program.run(all.toArray(new String[0]));
    }
}

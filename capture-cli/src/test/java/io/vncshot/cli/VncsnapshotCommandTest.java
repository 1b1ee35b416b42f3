package io.vncshot.cli;

import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PictureReader;
import io.vncshot.testserver.Area;
import io.vncshot.testserver.ClientEvent;
import io.vncshot.testserver.RfbTestServer;
import io.vncshot.testserver.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class VncsnapshotCommandTest {
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

    @TempDir
    private Path folder;

    private ProgramHarness program;
    private RfbTestServer server;
    private Scene scene;

    @BeforeEach
    void start() throws IOException {
        program = new ProgramHarness(folder);
        scene = new Scene(40, 30);
        scene.fill(new Area(0, 0, 20, 30), 0xFF8800);
        server = RfbTestServer.builder().scene(scene).password("geheim12").start();
        Files.writeString(folder.resolve("passwd"), "geheim12\n");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void pictureIsJpegWhateverTheFileIsCalled() throws IOException {
        assertThat(vncsnapshot(server(), "picture")).as(program.err()).isZero();
        assertThat(Files.readAllBytes(folder.resolve("picture"))).startsWith(JPEG);
        assertThat(program.out()).isEmpty();
        assertThat(program.err())
                .endsWith(" 40x30 screen to picture using 40x30+0+0 rectangle\n")
                .hasLineCount(1);
    }

    @Test
    void severalPicturesGetFiveDigits() throws IOException {
        assertThat(vncsnapshot("-quiet", "-count", "3", "-fps", "0", server(), "a.b.jpg"))
                .as(program.err())
                .isZero();
        assertThat(program.fileNames()).contains("a.b00000.jpg", "a.b00001.jpg", "a.b00002.jpg");
        assertThat(program.err()).isEmpty();
    }

    @Test
    void severalPicturesWithoutAnExtensionGetOne() throws IOException {
        assertThat(vncsnapshot("-quiet", "-count", "2", "-fps", "0", server(), "plain"))
                .isZero();
        assertThat(program.fileNames()).contains("plain00000.jpg", "plain00001.jpg");
    }

    @Test
    void oldFilesAreReplaced() throws IOException {
        Files.writeString(folder.resolve("a.jpg"), "old");
        assertThat(vncsnapshot("-quiet", server(), "a.jpg")).isZero();
        assertThat(Files.readAllBytes(folder.resolve("a.jpg"))).startsWith(JPEG);
    }

    @Test
    void partOfTheScreenIsAllThatIsWritten() throws IOException {
        assertThat(vncsnapshot("-quiet", "-allowblank", "-rect", "10x5-0-0", server(), "a.jpg"))
                .isZero();
        Picture picture = PictureReader.read(Files.readAllBytes(folder.resolve("a.jpg")));
        assertThat(picture.width()).isEqualTo(10);
        assertThat(picture.height()).isEqualTo(5);
        assertThat(picture.argb()[0] & 0xFFFFFF).isZero();
    }

    @Test
    void blackScreenIsWaitedOut() throws Exception {
        scene.fill(new Area(0, 0, 40, 30), 0);
        Thread painter = new Thread(() -> {
            server.events().await(ClientEvent.UpdateRequest.class);
            scene.fill(new Area(0, 0, 1, 1), 0xFFFFFF);
        });
        painter.start();
        assertThat(vncsnapshot("-ignoreblank", server(), "a.jpg"))
                .as(program.err())
                .isZero();
        painter.join();
        assertThat(program.err()).hasLineCount(1);
    }

    @Test
    void blackScreenIsAFailureInTheEndUnlessItIsAllowed() throws IOException {
        scene.fill(new Area(0, 0, 40, 30), 0);
        program.environment.put("VNCSHOT_TIMEOUT", "5");
        assertThat(vncsnapshot("-quiet", server(), "a.jpg")).isEqualTo(1);
        assertThat(program.err()).contains("-allowblank takes it").hasLineCount(1);
        assertThat(folder.resolve("a.jpg")).doesNotExist();
        assertThat(vncsnapshot("-quiet", "-allowblank", server(), "a.jpg")).isZero();
    }

    @Test
    void qualityIsThatOfTheFile() throws IOException {
        vncsnapshot("-quiet", server(), "best.jpg");
        vncsnapshot("-quiet", "-quality", "10", server(), "worst.jpg");
        assertThat(Files.size(folder.resolve("worst.jpg"))).isLessThan(Files.size(folder.resolve("best.jpg")));
    }

    /** What has no effect here, or none on this server. */
    @Test
    void allOtherOptionsOfTheOriginalAreTaken() {
        assertThat(vncsnapshot(
                        "-verbose",
                        "-debug",
                        "-cursor",
                        "-nocursor",
                        "-nojpeg",
                        "-vncQuality",
                        "3",
                        "-compresslevel",
                        "9",
                        "-encodings",
                        "copyrect tight bogus raw",
                        server(),
                        "a.jpg"))
                .as(program.err())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "'a.jpg',a server and one file",
        "':1 a.jpg more',a server and one file",
        "'-nonsense :1 a.jpg',unknown option -nonsense",
        "'-COUNT 1 :1 a.jpg',unknown option -COUNT",
        "'-rect 10x10 :1 a.jpg',must be like",
        "'-quality 101 :1 a.jpg',from 0 to 100",
        "'-count',a value is missing",
        "':1 a.jpg -count 2',a server and one file",
        "'-listen x a.jpg',from 0 to 9999"
    })
    void commandLinesThatTheOriginalRefusesAreRefused(String words, String rule) {
        assertThat(vncsnapshot(words.split(" "))).isEqualTo(1);
        assertThat(program.err()).hasLineCount(1).contains(rule);
    }

    @Test
    void whateverFailsIsOneLineAndStatus1() {
        assertThat(vncsnapshot(server(), "none/a.jpg")).isEqualTo(1);
        assertThat(program.err()).hasLineCount(1).contains("none/a.jpg");
        String address = server();
        server.close();
        assertThat(vncsnapshot(address, "a.jpg")).isEqualTo(1);
        assertThat(program.err()).hasLineCount(1).contains("cannot connect");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-help", "--help", "-h"})
    void helpNamesTheOptions(String word) {
        assertThat(program.run("vncsnapshot", word)).isZero();
        assertThat(program.out()).contains("-ignoreblank", "-rect WxH+X+Y");
    }

    private String server() {
        return "127.0.0.1::" + server.port();
    }

    private int vncsnapshot(String... words) {
        List<String> all = new ArrayList<>(List.of("vncsnapshot", "-passwd", "passwd"));
        all.addAll(List.of(words));
        return program.run(all.toArray(String[]::new));
    }
}

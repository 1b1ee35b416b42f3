package io.vncshot.cli;

import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PngReader;
import io.vncshot.visual.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DiffCommandTest {
    @TempDir
    private Path folder;

    private ProgramHarness program;

    @BeforeEach
    void makePictures() throws IOException {
        program = new ProgramHarness(folder);
        WholeFile.write(folder.resolve("white.png"), filled(20, 10, 0xFFFFFFFF));
        WholeFile.write(folder.resolve("small.png"), filled(20, 9, 0xFFFFFFFF));
        Picture marked = filled(20, 10, 0xFFFFFFFF);
        Arrays.fill(marked.argb(), 0, 4, 0xFF000000);
        WholeFile.write(folder.resolve("marked.png"), marked);
    }

    @Test
    void equalPicturesEndWith0() {
        assertThat(program.run("diff", "white.png", "white.png")).isZero();
        assertThat(program.out()).isEqualTo("0 of 200 pixels differ (0.00 %, allowed 0)\n");
        assertThat(program.err()).isEmpty();
    }

    @Test
    void differenceEndsWith50AndIsDrawn() throws IOException {
        assertThat(program.run("diff", "white.png", "marked.png", "-o", "diff.png"))
                .isEqualTo(50);
        assertThat(program.err())
                .isEqualTo("vncshot: diff: 4 of 200 pixels differ (2.00 %, allowed 0); largest area 0,0 4x1;"
                        + " see diff.png\n");
        assertThat(program.out()).isEmpty();
        Picture drawn = PngReader.read(Files.readAllBytes(folder.resolve("diff.png")));
        assertThat(drawn.argb()[3]).isEqualTo(0xFFFF0000);
        assertThat(drawn.argb()[4]).isEqualTo(0xFFFFFFFF);
    }

    @Test
    void anotherSizeEndsWith51AndIsDrawnPadded() throws IOException {
        assertThat(program.run("diff", "-o", "diff.png", "white.png", "small.png"))
                .isEqualTo(51);
        assertThat(program.err()).isEqualTo("vncshot: diff: the pictures are 20x10 and 20x9; see diff.png\n");
        Picture drawn = PngReader.read(Files.readAllBytes(folder.resolve("diff.png")));
        assertThat(drawn.height()).isEqualTo(10);
        assertThat(drawn.argb()[9 * 20]).isEqualTo(0xFFFF0000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--max-diff-pixels=4|0",
                "--max-diff-pixels=3|50",
                "--max-diff-ratio=0.02|0",
                "--max-diff-ratio=0.01999|50",
                "--mask=0,0,4,1|0",
                "--mask=0,0,3,1|50",
                "--region=4,0,16,10|0",
                "--pixel-threshold=1|0"
            })
    void limitsMasksAndRegionsDecide(String option, int status) {
        assertThat(program.run("diff", option, "white.png", "marked.png")).isEqualTo(status);
    }

    @Test
    void masksAddUp() {
        assertThat(program.run("diff", "--mask", "0,0,2,1", "--mask", "2,0,2,1", "white.png", "marked.png"))
                .isZero();
        assertThat(program.out()).startsWith("0 of 196 pixels differ");
    }

    @Test
    void jsonTellsTheCounts() {
        assertThat(program.run("diff", "white.png", "marked.png", "--json")).isEqualTo(50);
        assertThat(program.out())
                .isEqualTo("{\"compared\":200,\"different\":4,\"smoothing\":0,\"allowed\":0,\"result\":\"differs\","
                        + "\"status\":50}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "white.png|2|diff: two pictures are needed, not 1, as in: vncshot diff FIRST.png SECOND.png",
                "white.png gone.png|30|diff: gone.png: no such file or folder",
                "broken.png white.png|30|diff: broken.png: not a PNG file",
                "white.png broken.png|30|diff: broken.png: not a PNG file",
                "broken.png broken.png|30|diff: broken.png: not a PNG file",
                "--mask 15,0,6,1 white.png marked.png|2|diff: mask 15,0 6x1 leaves the picture of 20x10",
                "--mask 0,0,20,10 white.png marked.png|2|diff: masks and regions leave nothing to compare",
                "--mask 1,2,3 white.png marked.png|2|--mask=1,2,3: must be X,Y,W,H, whole numbers, with W and H from 1 on",
                "--pixel-threshold 1.1 white.png marked.png|2|--pixel-threshold=1.1: must be a number from 0 to 1, such as 0.05",
                "--max-diff-ratio -1 white.png marked.png|2|--max-diff-ratio=-1: must be a number from 0 to 1, such as 0.05",
                "--max-diff-pixels x white.png marked.png|2|--max-diff-pixels=x: must be a whole number from 0 to 999999999"
            })
    void badInputIsOneLine(String words, int status, String message) throws IOException {
        Files.write(folder.resolve("broken.png"), new byte[] {1, 2});
        String[] args = ("diff " + words).split(" ");
        int actual = program.run(args);
        assertThat(program.err()).isEqualTo("vncshot: " + message + "\n");
        assertThat(actual).isEqualTo(status);
    }

    private static Picture filled(int width, int height, int colour) {
        int[] argb = new int[width * height];
        Arrays.fill(argb, colour);
        return Picture.of(argb, width, height);
    }
}

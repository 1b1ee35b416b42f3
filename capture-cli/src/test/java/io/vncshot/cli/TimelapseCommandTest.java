package io.vncshot.cli;

import io.vncshot.imaging.ImageFormat;
import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PictureReader;
import io.vncshot.imaging.PictureWriter;
import io.vncshot.imaging.PngText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TimelapseCommandTest {
    @TempDir
    private Path folder;

    private ProgramHarness program;

    @BeforeEach
    void takePictures() throws IOException {
        program = new ProgramHarness(folder);
        Files.createDirectories(folder.resolve("shots/day"));
        picture("shots/1.png", 40, 30, 0xFFFF0000, "2026-11-23T08:00:00Z");
        picture("shots/2.png", 40, 30, 0xFFFF0000, "2026-11-23T09:00:00Z");
        picture("shots/day/3.png", 20, 40, 0xFF00FF00, "2026-11-23T10:00:00Z");
        picture("shots/4.png", 40, 30, 0xFF0000FF, "2026-11-23T07:00:00Z");
        Files.createSymbolicLink(folder.resolve("shots/latest.png"), Path.of("4.png"));
        Files.writeString(folder.resolve("shots/notes.txt"), "mine");
    }

    @ParameterizedTest
    @CsvSource({
        "a.apng,'','4 pictures, 40x30'",
        "a.gif,'','4 pictures, 40x30'",
        "a.gif,--width 20,'4 pictures, 20x15'",
        "a.gif,--width 4000,'4 pictures, 40x30'",
        "a.gif,--skip-duplicates,'3 pictures, 40x30, 1 left out'",
        "a.gif,--from 2026-11-23T09:00:00Z --to 2026-11-23T10:00:00Z,'1 pictures, 40x30'"
    })
    void filmHasThePicturesThatAreWanted(String output, String options, String facts) throws IOException {
        assertThat(timelapse(options, "shots", "-o", output)).as(program.err()).isZero();
        assertThat(program.out()).isEqualTo(output + ": " + facts + "\n");
        assertThat(program.fileNames()).containsExactly(output, "shots");
        assertThat(PictureReader.read(Files.readAllBytes(folder.resolve(output)))
                        .argb()[0])
                .isEqualTo(0xFFFF0000);
    }

    @Test
    void orderIsByNameOrByTimeOrAsGiven() throws IOException {
        timelapse("--order time", "shots", "-o", "a.gif");
        assertThat(first("a.gif")).isEqualTo(0xFF0000FF);
        timelapse("--order given", "shots/4.png", "shots/1.png", "-o", "b.gif");
        assertThat(first("b.gif")).isEqualTo(0xFF0000FF);
        timelapse("", "shots/4.png", "shots/1.png", "-o", "c.gif");
        assertThat(first("c.gif")).isEqualTo(0xFFFF0000);
    }

    @Test
    void blankAndBrokenPicturesAreLeftOut() throws IOException {
        Files.writeString(folder.resolve("shots/0.png"), "no picture");
        int[] blank = new int[12];
        Arrays.fill(blank, 0xFF101010);
        write("shots/00.png", Picture.of(blank, 4, 3), "");
        assertThat(timelapse("--skip-blank", "shots", "-o", "a.gif")).isZero();
        assertThat(program.out()).isEqualTo("a.gif: 4 pictures, 40x30, 2 left out\n");
        assertThat(program.err()).hasLineCount(1).contains("shots/0.png", "left out");
    }

    @Test
    void ffmpegThatFailsLeavesNothingAndSaysWhy() throws IOException {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Path stub = bin.resolve("ffmpeg");
        Files.writeString(stub, "#!/bin/sh\necho 'it is broken' >&2\nexit 7\n");
        assertThat(stub.toFile().setExecutable(true)).isTrue();
        program.environment.put("PATH", bin.toString());
        assertThat(timelapse("", "shots", "-o", "a.mp4")).isEqualTo(30);
        assertThat(program.err()).isEqualTo("vncshot: timelapse a.mp4: ffmpeg failed: it is broken\n");
        assertThat(program.fileNames()).containsExactly("bin", "shots");
    }

    @Test
    void filmThatIsThereStaysWhenThereIsNothingToShow() throws IOException {
        Files.writeString(folder.resolve("a.gif"), "old");
        assertThat(timelapse("--from 2027-01-01", "shots", "-o", "a.gif")).isEqualTo(30);
        assertThat(program.err()).isEqualTo("vncshot: timelapse a.gif: there are no pictures to show\n");
        assertThat(folder.resolve("a.gif")).hasContent("old");
    }

    @ParameterizedTest
    @CsvSource({
        "shots,are needed",
        "-o a.gif,are needed",
        "shots -o a.webm,must end in .apng",
        "shots -o a.mp4,needs ffmpeg",
        "none -o a.gif,no such file",
        "shots -o a.gif --fps 60,from 0.1 to 50",
        "shots -o a.gif --from yesterday,must be a date"
    })
    void whatCannotWorkIsRefused(String words, String rule) {
        assertThat(timelapse(words)).isEqualTo(2);
        assertThat(program.err()).hasLineCount(1).contains(rule);
    }

    private int timelapse(String options, String... words) {
        String[] first = ("timelapse " + options).strip().split(" ");
        String[] all = Arrays.copyOf(first, first.length + words.length);
        System.arraycopy(words, 0, all, first.length, words.length);
        return program.run(all);
    }

    private int first(String file) throws IOException {
        return PictureReader.read(Files.readAllBytes(folder.resolve(file))).argb()[0];
    }

    /** Of one colour but for a pixel. */
    private void picture(String name, int width, int height, int colour, String time) throws IOException {
        int[] argb = new int[width * height];
        Arrays.fill(argb, colour);
        argb[width * height - 1] = 0xFFFFFFFF;
        write(name, Picture.of(argb, width, height), time);
    }

    private void write(String name, Picture picture, String time) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<PngText> notes = time.isEmpty() ? List.of() : List.of(new PngText("Creation Time", time));
        PictureWriter.write(ImageFormat.PNG, picture, notes, out);
        Files.write(folder.resolve(name), out.toByteArray());
    }
}

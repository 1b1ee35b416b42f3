package io.vncshot.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Films of the demo desktop, as ffmpeg's tools see them. */
class TimelapseTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"gif", "apng", "mp4"})
    void filmOfPicturesThatDifferHasEachInItsSize(String extension) throws IOException {
        Requirements.require(List.of("ffmpeg", "ffprobe"));
        Files.createDirectory(folder.resolve("shots"));
        Command.Result typed = Vncshot.in(folder, "demo:")
                .run(
                        "capture",
                        "shots/1.png",
                        "type",
                        "a",
                        "capture",
                        "shots/2.png",
                        "type",
                        "b",
                        "capture",
                        "shots/3.png",
                        "type",
                        "c",
                        "capture",
                        "shots/4.png");
        assertThat(typed.exitStatus()).as(typed.errors()).isZero();
        String film = "typed." + extension;
        Command.Result made = Vncshot.run(folder, "timelapse", "shots", "--width", "640", "--fps", "5", "-o", film);
        assertThat(made.exitStatus()).as(made.errors()).isZero();

        Command.Result probe = Command.of(
                        "ffprobe",
                        "-v",
                        "error",
                        "-count_frames",
                        "-show_entries",
                        "stream=width,height,nb_read_frames",
                        "-of",
                        "csv=p=0",
                        folder.resolve(film).toString())
                .runSuccessfully();
        assertThat(probe.errors()).isEmpty();
        assertThat(probe.output().strip()).isEqualTo("640,480,4");
    }
}

package io.vncshot.interop;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Films of the demo desktop, as ffmpeg's tools see them. */
class TimelapseTest {
    private static final int PICTURES = 4;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"gif", "apng", "mp4"})
    void filmHasEachPictureInItsSize(String extension) {
        Requirements.require(List.of("ffmpeg", "ffprobe"));
        Command.Result snap = Vncshot.in(folder, "demo:")
                .run("snap", "--every", "1s", "--count", String.valueOf(PICTURES), "shots/{seq}.png");
        assertThat(snap.exitStatus()).as(snap.errors()).isZero();
        String film = "day." + extension;
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
        assertThat(probe.output().strip()).isEqualTo("640,480," + PICTURES);
    }
}

package io.vncshot.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Command lines of Debian's {@code vncsnapshot}, by it and by ours, on the same server. */
class VncsnapshotTest {
    private static final String PASSWORD = "geheim12";

    /** Levels of brightness that two JPEG files of the same picture are apart, on average; noise is hard on them. */
    private static final double LEVELS = 4;

    @TempDir
    private static Path shared;

    private static XVncServer server;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        Requirements.require(List.of("vncsnapshot"));
        PasswordFile.write(PASSWORD, shared.resolve("right"));
        PasswordFile.write("wrong", shared.resolve("wrong"));
        server = XVncServer.start(ServerSetup.of(ServerKind.TIGHTVNC).withPassword(PASSWORD));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-passwd RIGHT SERVER a.jpg",
                "-passwd RIGHT SERVER a.b.c",
                "-passwd RIGHT -quiet -count 2 -fps 0 SERVER a.b.jpg",
                "-passwd RIGHT -count 2 -fps 1 SERVER plain",
                "-passwd RIGHT -count 0 SERVER a.jpg",
                "-passwd RIGHT -rect 300x200-10-20 SERVER a.jpg",
                "-passwd RIGHT -rect 0x100+5-0 SERVER a.jpg",
                "-passwd RIGHT -rect 2000x100+200+300 SERVER a.jpg",
                "-passwd RIGHT -rect 100x100+2000+300 SERVER a.jpg",
                "-passwd RIGHT -rect 0x0-800-600 SERVER a.jpg",
                "-passwd RIGHT -quality 90 -allowblank -nocursor SERVER a.jpg",
                "-passwd RIGHT -verbose -ignoreblank -compresslevel 9 -nojpeg SERVER a.jpg",
                "SERVER a.jpg -passwd RIGHT",
                "-passwd WRONG SERVER a.jpg",
                "-passwd RIGHT SERVER none/a.jpg",
                "-passwd RIGHT NOBODY a.jpg",
                "-rect 10x10 SERVER a.jpg",
                "-nonsense SERVER a.jpg",
                "SERVER",
                ""
            })
    void statusFilesAndPicturesAreThoseOfTheOriginal(String line) throws IOException {
        Path theirs = Files.createDirectory(folder.resolve("theirs"));
        Path ours = Files.createDirectory(folder.resolve("ours"));
        List<String> words = words(line);
        List<String> original = new ArrayList<>(List.of("vncsnapshot"));
        original.addAll(words);
        Command.Result theirResult = new Command(original, theirs, Map.of()).run();
        List<String> again = new ArrayList<>(List.of("vncsnapshot"));
        again.addAll(words);
        Command.Result ourResult = Vncshot.run(ours, again.toArray(String[]::new));

        assertThat(ourResult.exitStatus()).as(ourResult.errors()).isEqualTo(theirResult.exitStatus());
        assertThat(ourResult.output()).isEmpty();
        List<String> names = names(theirs);
        assertThat(names(ours)).isEqualTo(names);
        for (String name : names) {
            assertThat(levelsApart(Picture.read(ours.resolve(name)), Picture.read(theirs.resolve(name))))
                    .as(name)
                    .isLessThan(LEVELS);
        }
    }

    @Test
    void pictureIsTheScreen() {
        List<String> words = words("vncsnapshot -quiet -passwd RIGHT SERVER a.jpg");
        assertThat(Vncshot.run(folder, words.toArray(String[]::new))).isEqualTo(new Command.Result(0, "", ""));
        assertThat(levelsApart(Picture.read(folder.resolve("a.jpg")), server.truth()))
                .isLessThan(1);
    }

    /** The original hangs there. */
    @Test
    void tigerVncHasAPictureToo() {
        try (XVncServer tiger = XVncServer.start(ServerSetup.of(ServerKind.TIGERVNC))) {
            Command.Result result = Vncshot.run(folder, "vncsnapshot", "-quiet", "127.0.0.1::" + tiger.port(), "a.jpg");
            assertThat(result).isEqualTo(new Command.Result(0, "", ""));
            assertThat(levelsApart(Picture.read(folder.resolve("a.jpg")), tiger.truth()))
                    .isLessThan(1);
        }
    }

    private static List<String> words(String line) {
        if (line.isEmpty()) {
            return List.of();
        }
        return List.of(line.replace("SERVER", "127.0.0.1::" + server.port())
                .replace("NOBODY", "127.0.0.1::" + VncPort.free())
                .replace("RIGHT", shared.resolve("right").toString())
                .replace("WRONG", shared.resolve("wrong").toString())
                .split(" "));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** How far apart the brightness of two pictures is on average; both must have the same size. */
    private static double levelsApart(Picture one, Picture other) {
        assertThat(one.width() + "x" + one.height()).isEqualTo(other.width() + "x" + other.height());
        long sum = 0;
        for (int i = 0; i < one.rgb().length; i++) {
            sum += Math.abs(brightness(one.rgb()[i]) - brightness(other.rgb()[i]));
        }
        return (double) sum / one.rgb().length;
    }

    private static int brightness(int rgb) {
        return (299 * (rgb >> 16 & 0xFF) + 587 * (rgb >> 8 & 0xFF) + 114 * (rgb & 0xFF)) / 1000;
    }
}

package io.vncshot.interop;

import io.vncshot.interop.ServerSetup.ScreenMode;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Text on real screens, read by the real tesseract. */
class FindTextTest {
    /** How far tesseract's boxes may be from the letters. */
    private static final int TOLERANCE = 3;

    @TempDir
    private Path folder;

    @BeforeEach
    void requireTesseract() {
        Requirements.require(List.of("tesseract"));
    }

    @Test
    void textInATerminalIsAwaitedAndWhereItIs() throws IOException {
        ServerSetup setup = ServerSetup.of(ServerKind.TIGERVNC).with(new ScreenMode(800, 600, 24));
        try (XVncServer server = XVncServer.start(setup)) {
            Path ready = folder.resolve("ready");
            server.screen()
                    .startClient(
                            "xterm",
                            "-geometry",
                            "80x10+30+200",
                            "-e",
                            "sh",
                            "-c",
                            "printf '\\033[?25l\\n\\n   '; touch \"$1\"; until [ -e \"$1.go\" ]; do sleep 0.1; done;"
                                    + " printf 'Connection refused'; exec sleep 1000",
                            "sh",
                            ready.toString());
            Awaitility.await().until(() -> Files.exists(ready));
            Vncshot vncshot = Vncshot.in(folder, server.port());
            assertThat(vncshot.run("stable", "1").exitStatus()).isZero();
            Picture before = server.truth();
            Files.createFile(folder.resolve("ready.go"));

            Command.Result result = vncshot.withOptions("-v").run("findtext", "Connection refused");

            assertThat(result.exitStatus()).as(result.errors()).isZero();
            Rectangle letters = changed(before, server.truth());
            Rectangle place = place(result);
            assertThat(grown(place).contains(letters))
                    .as(place + " has " + letters)
                    .isTrue();
            assertThat(grown(letters).contains(place))
                    .as(letters + " fills " + place)
                    .isTrue();
        }
    }

    @Test
    void headingOfTheDemoDesktopIsRead() {
        Command.Result result = Vncshot.in(folder, "demo:").withOptions("-v").run("findtext", "Make yourself at home");

        assertThat(result.exitStatus()).as(result.errors()).isZero();
        Rectangle heading = new Rectangle(68, 126, 288, 24);
        assertThat(grown(place(result)).intersects(heading)).isTrue();
        assertThat(new Rectangle(60, 110, 310, 50).contains(place(result)))
                .as(result.output())
                .isTrue();
    }

    private static Rectangle place(Command.Result result) {
        String[] numbers = result.output().strip().split(" ", -1);
        assertThat(numbers).hasSize(4);
        return new Rectangle(
                Integer.parseInt(numbers[0]),
                Integer.parseInt(numbers[1]),
                Integer.parseInt(numbers[2]),
                Integer.parseInt(numbers[3]));
    }

    private static Rectangle grown(Rectangle box) {
        Rectangle grown = new Rectangle(box);
        grown.grow(TOLERANCE, TOLERANCE);
        return grown;
    }

    /** Around all pixels that are not as before. */
    private static Rectangle changed(Picture before, Picture after) {
        Rectangle box = new Rectangle(-1, -1);
        for (int i = 0; i < after.rgb().length; i++) {
            if (before.rgb()[i] != after.rgb()[i]) {
                box = box.union(new Rectangle(i % after.width(), i / after.width(), 1, 1));
            }
        }
        return box;
    }
}

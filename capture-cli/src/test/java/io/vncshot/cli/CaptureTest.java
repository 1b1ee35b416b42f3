package io.vncshot.cli;

import io.vncshot.cli.message.Version;
import io.vncshot.testserver.CursorShape;
import io.vncshot.testserver.PixelFormat;
import io.vncshot.testserver.RfbTestServer;
import io.vncshot.testserver.Scene;
import io.vncshot.testserver.ServerBuilder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CaptureTest {
    private static final int WIDTH = 40;
    private static final int HEIGHT = 30;

    @TempDir
    private Path folder;

    private ProgramHarness program;

    @BeforeEach
    void makeProgram() {
        program = new ProgramHarness(folder);
    }

    @Test
    void screenIsSavedPixelByPixelAndNothingIsPrinted() throws IOException {
        try (RfbTestServer server = server().start()) {
            assertThat(program.run("-s", address(server), "capture", "a.png")).isZero();
        }

        assertPixels(read("a.png"), 0, 0, WIDTH, HEIGHT);
        assertThat(program.out()).isEmpty();
        assertThat(program.err()).isEmpty();
        assertThat(program.fileNames()).containsExactly("a.png");
    }

    @Test
    void regionIsThatPartOfTheScreen() throws IOException {
        try (RfbTestServer server = server().start()) {
            assertThat(program.run("-s", address(server), "rcapture", "a.png", "5", "7", "20", "10"))
                    .isZero();
            assertThat(program.run("-s", address(server), "rcapture", "b.png", "39", "29", "1", "1"))
                    .isZero();
        }

        assertPixels(read("a.png"), 5, 7, 20, 10);
        assertPixels(read("b.png"), 39, 29, 1, 1);
    }

    @Test
    void regionThatLeavesTheScreenIsAFailedActionAndNoFile() throws IOException {
        try (RfbTestServer server = server().start()) {
            assertThat(program.run("-s", address(server), "rcapture", "a.png", "20", "0", "21", "30"))
                    .isEqualTo(30);
        }

        assertThat(program.err())
                .isEqualTo("vncshot: rcapture a.png: the region 20,0 21x30 leaves the screen of 40x30\n");
        assertThat(program.fileNames()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jpg", "a.bmp", "a.gif", "a.PNG"})
    void extensionGivesTheFormat(String name) throws IOException {
        try (RfbTestServer server = server().start()) {
            assertThat(program.run("-s", address(server), "capture", name)).isZero();
        }

        assertThat(read(name).getWidth()).isEqualTo(WIDTH);
    }

    @Test
    void dashIsPngOnStdoutAndNothingElse() throws IOException {
        try (RfbTestServer server = server().start()) {
            assertThat(program.run("-v", "-s", address(server), "capture", "-")).isZero();
        }

        assertPixels(ImageIO.read(new ByteArrayInputStream(program.outBytes())), 0, 0, WIDTH, HEIGHT);
        assertThat(program.fileNames()).isEmpty();
    }

    @Test
    void fullStdoutIsAFailedAction() throws IOException {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        try (RfbTestServer server = server().start()) {
            assertThat(program.run(full, "-s", address(server), "capture", "-")).isEqualTo(30);
            assertThat(program.err()).isEqualTo("vncshot: capture -: No space left on device\n");
            assertThat(program.run(full, "--json", "-s", address(server), "capture", "a.png"))
                    .isEqualTo(30);
            assertThat(program.err()).contains("vncshot: stdout: No space left on device\n");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void fullDeviceIsAFailedAction() throws IOException {
        try (RfbTestServer server = server().start()) {
            assertThat(program.run("-s", address(server), "capture", "/dev/full"))
                    .isEqualTo(30);
        }

        assertThat(program.err()).isEqualTo("vncshot: capture /dev/full: No space left on device\n");
    }

    @Test
    void pictureTellsNameSizeServerAndTime() throws IOException {
        program.environment.put("SOURCE_DATE_EPOCH", "86400");
        String address;
        try (RfbTestServer server = server().name("desk of Zoë").start()) {
            address = address(server);
            assertThat(program.run("-s", address, "capture", "a.png")).isZero();
        }

        assertThat(Files.readString(folder.resolve("a.png"), StandardCharsets.ISO_8859_1))
                .contains("tEXtTitle\u0000desk of Zoë")
                .contains("tEXtDescription\u000040x30 from " + address)
                .contains("tEXtSoftware\u0000vncshot " + Version.NUMBER)
                .contains("tEXtCreation Time\u00001970-01-02T00:00:00Z");
    }

    @Test
    void everyCaptureOfARunSeesTheScreenOfItsTime() throws IOException {
        Scene scene = Scene.of(pixels(), WIDTH, HEIGHT);
        try (RfbTestServer server = RfbTestServer.builder()
                .scene(scene)
                .input(new ScreenFiller(scene))
                .start()) {
            String[] twice = {"-s", address(server), "capture", "a.png", "key", "a", "capture", "b.png"};
            assertThat(program.run(twice)).isZero();
        }

        assertPixels(read("a.png"), 0, 0, WIDTH, HEIGHT);
        assertThat(read("b.png").getRGB(3, 3)).isEqualTo(ScreenFiller.COLOUR);
    }

    @Test
    void incrementalRefreshSeesTheChangesToo() throws IOException {
        Scene scene = Scene.of(pixels(), WIDTH, HEIGHT);
        try (RfbTestServer server = RfbTestServer.builder()
                .scene(scene)
                .input(new ScreenFiller(scene))
                .start()) {
            String[] twice = {"-i", "-s", address(server), "capture", "a.png", "key", "a", "capture", "b.png"};
            assertThat(program.run(twice)).isZero();
        }

        assertThat(read("b.png").getRGB(3, 3)).isEqualTo(ScreenFiller.COLOUR);
    }

    @Test
    void pointerIsLeftOutUnlessItIsAskedFor() throws IOException {
        Scene scene = Scene.of(pixels(), WIDTH, HEIGHT);
        scene.showCursor(CursorShape.parse(0, 0, "##", "##"));
        try (RfbTestServer server = RfbTestServer.builder().scene(scene).start()) {
            String address = address(server);
            assertThat(program.run("-s", address, "move", "4", "5", "capture", "without.png"))
                    .isZero();
            assertThat(program.run("--localcursor", "-s", address, "move", "4", "5", "capture", "with.png"))
                    .isZero();
            String[] both = {"--localcursor", "--nocursor", "-s", address, "move", "4", "5", "capture", "both.png"};
            assertThat(program.run(both)).isZero();
            assertThat(program.run("--localcursor", "-s", address, "capture", "unmoved.png"))
                    .isZero();
        }

        assertPixels(read("without.png"), 0, 0, WIDTH, HEIGHT);
        assertPixels(read("both.png"), 0, 0, WIDTH, HEIGHT);
        assertPixels(read("unmoved.png"), 0, 0, WIDTH, HEIGHT);
        assertThat(read("with.png").getRGB(4, 5)).isEqualTo(0xFF000000);
        assertThat(read("with.png").getRGB(5, 6)).isEqualTo(0xFF000000);
        assertThat(read("with.png").getRGB(6, 5)).isEqualTo(pixels()[5 * WIDTH + 6]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bgrx8888", "rgbx8888", "rgb565", "bgr233"})
    void everyPixelFormatGivesThePicture(String format) throws IOException {
        try (RfbTestServer server = blackAndWhite().start()) {
            String[] words = {"--pixel-format", format, "-s", address(server), "capture", "a.png"};
            assertThat(program.run(words)).isZero();
        }

        assertThat(read("a.png").getRGB(0, 0)).isEqualTo(0xFFFFFFFF);
        assertThat(read("a.png").getRGB(1, 0)).isEqualTo(0xFF000000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"raw", "zrle", "zrle,raw,copyrect", "tight,zlib,hextile,trle,rre,corre,raw"})
    void everyEncodingGivesThePicture(String encodings) throws IOException {
        try (RfbTestServer server = server().start()) {
            String[] words = {"--encodings", encodings, "-s", address(server), "capture", "a.png"};
            assertThat(program.run(words)).isZero();
        }

        assertPixels(read("a.png"), 0, 0, WIDTH, HEIGHT);
    }

    @Test
    void serverWithAColourMapGivesThePicture() throws IOException {
        try (RfbTestServer server =
                blackAndWhite().pixelFormat(PixelFormat.COLOUR_MAP_8).start()) {
            assertThat(program.run("-s", address(server), "capture", "a.png")).isZero();
        }

        assertThat(read("a.png").getRGB(0, 0)).isEqualTo(0xFFFFFFFF);
        assertThat(read("a.png").getRGB(1, 0)).isEqualTo(0xFF000000);
    }

    @Test
    void unixSocketIsAServerToo() throws IOException {
        Path socket = folder.resolve("vnc.sock");
        try (RfbTestServer server =
                server().listenOn(UnixDomainSocketAddress.of(socket)).start()) {
            assertThat(program.run("-s", socket.toString(), "capture", "a.png")).isZero();
            assertThat(program.run("-s", "unix:" + socket, "capture", "b.png")).isZero();
            assertThat(server.scene().width()).isEqualTo(WIDTH);
        }

        assertPixels(read("a.png"), 0, 0, WIDTH, HEIGHT);
        assertPixels(read("b.png"), 0, 0, WIDTH, HEIGHT);
    }

    @Test
    void demoNeedsNoServer() throws IOException {
        assertThat(program.run("-s", "demo:", "capture", "a.png")).isZero();

        BufferedImage picture = read("a.png");
        assertThat(picture.getWidth()).isEqualTo(1024);
        assertThat(picture.getHeight()).isEqualTo(768);
    }

    @Test
    void serverMayComeFromTheEnvironmentOrAFile() throws IOException {
        try (RfbTestServer server = server().start()) {
            program.environment.put("VNCSHOT_SERVER", address(server));
            assertThat(program.run("capture", "a.png")).isZero();
            program.environment.clear();
            Files.writeString(folder.resolve("vncshot.properties"), "server=" + address(server) + "\n");
            assertThat(program.run("capture", "b.png")).isZero();
        }

        assertThat(program.fileNames()).contains("a.png", "b.png");
    }

    private static ServerBuilder server() {
        return RfbTestServer.builder().picture(pixels(), WIDTH, HEIGHT);
    }

    private static ServerBuilder blackAndWhite() {
        return RfbTestServer.builder().picture(new int[] {0xFFFFFFFF, 0xFF000000}, 2, 1);
    }

    /** No two pixels alike. */
    private static int[] pixels() {
        int[] pixels = new int[WIDTH * HEIGHT];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = 0xFF000000 | (i * 13_577 & 0xFFFFFF);
        }
        return pixels;
    }

    private static void assertPixels(BufferedImage picture, int left, int top, int width, int height) {
        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                assertThat(picture.getRGB(x, y))
                        .as("pixel %d,%d", x, y)
                        .isEqualTo(pixels()[(top + y) * WIDTH + left + x]);
            }
        }
    }

    private static String address(RfbTestServer server) {
        return "127.0.0.1::" + server.port();
    }

    private BufferedImage read(String name) throws IOException {
        return ImageIO.read(folder.resolve(name).toFile());
    }
}

package io.vncshot.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** wayvnc on a sway without a screen, whose truth is grim's. */
final class WayvncServer implements AutoCloseable {
    private static final int WIDTH = 1024;
    private static final int HEIGHT = 768;

    private final Path folder;
    private final Daemon sway;
    private final Daemon wayvnc;
    private final int port;

    private WayvncServer(Path folder, Daemon sway, Daemon wayvnc, int port) {
        this.folder = folder;
        this.sway = sway;
        this.wayvnc = wayvnc;
        this.port = port;
    }

    /**
     * Starts both.
     *
     * @param folder for their files
     * @param configuration lines for wayvnc's, beside the address and the port
     */
    static WayvncServer start(Path folder, List<String> configuration) throws IOException {
        Path runtime = Files.createDirectory(
                folder.resolve("run"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path background = paint(folder.resolve("background.ppm"));
        Path swayConfiguration = Files.write(
                folder.resolve("sway.conf"),
                List.of(
                        "xwayland disable",
                        "output HEADLESS-1 resolution " + WIDTH + "x" + HEIGHT,
                        "output HEADLESS-1 bg " + background + " stretch",
                        "seat * hide_cursor 100"));
        Map<String, String> headless = Map.of(
                "XDG_RUNTIME_DIR",
                runtime.toString(),
                "WLR_BACKENDS",
                "headless",
                "WLR_RENDERER",
                "pixman",
                "WLR_LIBINPUT_NO_DEVICES",
                "1");
        Daemon sway = Daemon.start(List.of("sway", "-c", swayConfiguration.toString()), headless);
        await(runtime.resolve("wayland-1"), sway);
        int port = VncPort.free();
        List<String> lines = new ArrayList<>(List.of("address=127.0.0.1", "port=" + port));
        lines.addAll(configuration);
        Path wayvncConfiguration = Files.write(folder.resolve("wayvnc.conf"), lines);
        Daemon wayvnc = Daemon.start(List.of("wayvnc", "-C", wayvncConfiguration.toString()), wayland(runtime));
        WayvncServer server = new WayvncServer(folder, sway, wayvnc, port);
        VncPort.awaitBanner(port, wayvnc);
        server.awaitPicture();
        return server;
    }

    private static Map<String, String> wayland(Path runtime) {
        return Map.of("XDG_RUNTIME_DIR", runtime.toString(), "WAYLAND_DISPLAY", "wayland-1");
    }

    int port() {
        return port;
    }

    Picture truth() {
        Path file = folder.resolve("truth.png");
        new Command(List.of("grim", file.toString()), folder, wayland(folder.resolve("run"))).runSuccessfully();
        return Picture.read(file);
    }

    /** The first client of wayvnc may get a black picture, and the background comes when it comes. */
    private void awaitPicture() {
        TimeLimit limit = TimeLimit.seconds(20);
        Vncshot vncshot = Vncshot.in(folder, port)
                .withPassword("s3cret!")
                .withOptions("-u", "operator", "--insecure", "--security-types", "apple-dh");
        while (true) {
            limit.check("wayvnc's picture");
            Command.Result result = vncshot.run("capture", "first.png");
            Picture truth = truth();
            boolean painted = truth.rgb()[0] != truth.rgb()[1];
            if (result.exitStatus() == 0 && painted && truth.same(Picture.read(folder.resolve("first.png")))) {
                return;
            }
            wayvnc.pauseWhileAlive();
        }
    }

    private static void await(Path file, Daemon daemon) {
        TimeLimit limit = TimeLimit.seconds(20);
        while (!Files.exists(file)) {
            limit.check("" + file);
            daemon.pauseWhileAlive();
        }
    }

    /** A third noise, a third smooth, a third flat. */
    private static Path paint(Path file) throws IOException {
        byte[] head = ("P6\n" + WIDTH + " " + HEIGHT + "\n255\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] all = java.util.Arrays.copyOf(head, head.length + 3 * WIDTH * HEIGHT);
        SplittableRandom noise = new SplittableRandom(1);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int x = i % WIDTH;
            int y = i / WIDTH;
            for (int channel = 0; channel < 3; channel++) {
                int smooth = (x + channel * y) / 8;
                int value = x < WIDTH / 3 ? noise.nextInt(256) : x < 2 * WIDTH / 3 ? smooth : 40 * channel;
                all[head.length + 3 * i + channel] = (byte) value;
            }
        }
        return Files.write(file, all);
    }

    @Override
    public void close() {
        wayvnc.close();
        sway.close();
    }
}

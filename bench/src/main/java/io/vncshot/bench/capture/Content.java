package io.vncshot.bench.capture;

import io.vncshot.bench.picture.Photograph;
import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PngWriter;
import io.vncshot.interop.XScreen;
import io.vncshot.interop.Xwd;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** What a screen shows. */
public enum Content {
    /** Two terminals full of text, a small photograph and two small windows on a background of one colour. */
    DESKTOP,
    /** A photograph and nothing else. */
    PHOTOGRAPH;

    private static final int BACKGROUND = 0xFF2D5A8A;
    private static final int FONT_WIDTH = 6;
    private static final int FONT_HEIGHT = 13;
    private static final long PAUSE_NANOS = 50_000_000;
    private static final int PATIENCE = 200;

    /**
     * Fills a screen of this size, and returns when it has come to rest.
     *
     * @param folder for files that are needed as long as the screen
     */
    public void show(XScreen screen, int width, int height, Path folder) throws IOException {
        if (this == PHOTOGRAPH) {
            showPicture(screen, folder, Photograph.pixels(width, height), new Place(0, 0, width, height));
        } else {
            showDesktop(screen, folder, width, height);
        }
    }

    private static void showDesktop(XScreen screen, Path folder, int width, int height) throws IOException {
        int[] background = new int[width * height];
        Arrays.fill(background, BACKGROUND);
        showPicture(screen, folder, background, new Place(0, 0, width, height));
        showText(screen, folder, new Place(20, 20, width * 6 / 10, height * 8 / 10));
        showText(screen, folder, new Place(width * 65 / 100, height / 2, width * 3 / 10, height * 4 / 10));
        Place inset = new Place(width * 65 / 100, 40, width / 4, height / 4);
        showPicture(screen, folder, Photograph.pixels(inset.width, inset.height), inset);
        start(screen, List.of("xlogo", "-geometry", "120x120+" + (width - 140) + "+40"));
        start(screen, List.of("xcalc", "-geometry", "+" + (width - 260) + "+" + height / 4));
    }

    private static void showPicture(XScreen screen, Path folder, int[] pixels, Place place) throws IOException {
        Path file = Files.createTempFile(folder, "picture", ".png");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            new PngWriter(1).write(Picture.of(pixels, place.width, place.height), List.of(), out);
        }
        start(screen, List.of("feh", "--borderless", "--geometry", place.pixels(), file.toString()));
    }

    private static void showText(XScreen screen, Path folder, Place place) throws IOException {
        Path file = Files.createTempFile(folder, "text", "");
        int columns = place.width / FONT_WIDTH;
        int rows = place.height / FONT_HEIGHT;
        Files.writeString(file, text(columns, rows));
        String geometry = columns + "x" + rows + "+" + place.x + "+" + place.y;
        List<String> terminal = List.of("xterm", "-fn", "fixed", "-geometry", geometry, "+sb", "-e");
        String[] command = {"sh", "-c", "cat \"$1\"; exec sleep 1000000", "sh", file.toString()};
        start(screen, Stream.concat(terminal.stream(), Arrays.stream(command)).toList());
    }

    /** Lines like those of a listing, of many lengths and some in colour. */
    private static String text(int columns, int rows) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows - 1; row++) {
            int length = 10 + row * 37 % (columns - 10);
            text.append("\u001b[3").append(row % 5 == 0 ? row / 5 % 7 : 0).append('m');
            for (int column = 0; column < length; column++) {
                boolean gap = (column * 7 + row * 13) % 6 == 0;
                text.append(gap ? ' ' : (char) ('a' + (column * column + row * 31 + column * row) % 26));
            }
            text.append("\u001b[0m\n");
        }
        return text.toString();
    }

    /** Starts a client and returns when the screen has changed and come to rest. */
    public static void start(XScreen screen, List<String> command) {
        Xwd before = screen.dump();
        screen.startClient(command.toArray(String[]::new));
        Xwd earlier = before;
        for (int look = 0; look < PATIENCE; look++) {
            LockSupport.parkNanos(PAUSE_NANOS);
            Xwd now = screen.dump();
            if (now.same(earlier) && !now.same(before)) {
                return;
            }
            earlier = now;
        }
        throw new IllegalStateException(command + ": the screen does not show it");
    }

    /** Where a window is, in pixels. */
    private record Place(int x, int y, int width, int height) {
        String pixels() {
            return width + "x" + height + "+" + x + "+" + y;
        }
    }
}

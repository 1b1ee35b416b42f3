package io.vncshot.interop;

import java.util.SplittableRandom;

/**
 * What an X screen shows: a third noise, a third smooth colours, a third flat fields and fine lines, and where there is room
 * an xterm with text over them, so that every encoding has something to its liking and something against it.
 */
final class TestPattern {
    private static final int REST_SECONDS = 20;
    private static final int MARKER_CHARACTERS = 60;
    private static final int MARKER_PIXELS = MARKER_CHARACTERS * 6;
    private static final int TEXT_X = 30;
    private static final int TEXT_Y = 40;
    private static final int TEXT_LINES = 22;
    private static final int WIDTH_WITH_TEXT = 520;
    private static final int HEIGHT_WITH_TEXT = 380;
    private static final int CUBE_SIDE = 5;
    private static final int BLACK = 0xFF000000;

    private final XVisual visual;
    private final int[] cube;

    private TestPattern(XConnection connection) {
        this.visual = connection.visual();
        this.cube = visual.masks().trueColour() ? new int[0] : allocateCube(connection);
    }

    /** Paints, starts the xterm, and returns when the screen has come to rest with all of it. */
    static void show(XScreen screen) {
        screen.connection().showArrow();
        paint(screen.connection(), 1);
        XVisual.Size size = screen.connection().visual().size();
        if (size.width() < WIDTH_WITH_TEXT || size.height() < HEIGHT_WITH_TEXT) {
            return;
        }
        String place = "80x24+" + TEXT_X + "+" + TEXT_Y;
        screen.startClient(
                "xterm",
                "-geometry",
                place,
                "-fn",
                "fixed",
                "-bg",
                "white",
                "-fg",
                "black",
                "-e",
                "sh",
                "-c",
                "printf %s \"$1\"; exec cat",
                "sh",
                text());
        awaitRest(screen);
    }

    /** Paints the background anew, other than that of any other seed. */
    static void paint(XConnection connection, long seed) {
        connection.paintBackground(values(connection, seed));
    }

    /** What {@link #paint} paints. */
    static int[] values(XConnection connection, long seed) {
        TestPattern pattern = new TestPattern(connection);
        SplittableRandom noise = new SplittableRandom(seed);
        int width = pattern.visual.size().width();
        int height = pattern.visual.size().height();
        int[] values = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                values[y * width + x] = pattern.value(colourAt(x, y, width, noise));
            }
        }
        return values;
    }

    /** Returns what is on the screen when two dumps on end are the same and the text's last line is there. */
    static Picture awaitRest(XScreen screen) {
        TimeLimit limit = TimeLimit.seconds(REST_SECONDS);
        Xwd earlier = screen.dump();
        while (true) {
            limit.check("a screen at rest with the text on it");
            Xwd now = screen.dump();
            if (now.same(earlier) && showsMarker(now.picture())) {
                return now.picture();
            }
            earlier = now;
        }
    }

    private static boolean showsMarker(Picture picture) {
        for (int y = TEXT_Y; y < picture.height(); y++) {
            int run = 0;
            for (int x = TEXT_X; x < picture.width() / 2 + MARKER_PIXELS; x++) {
                run = picture.at(x, y) == BLACK ? run + 1 : 0;
                if (run == MARKER_PIXELS) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String text() {
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < TEXT_LINES; line++) {
            for (int column = 0; column < 75; column++) {
                text.append((char) ('!' + (line * 7 + column) % 94));
            }
            text.append('\n');
        }
        return text + "\u001b[7m" + " ".repeat(MARKER_CHARACTERS) + "\u001b[0m";
    }

    private static int colourAt(int x, int y, int width, SplittableRandom noise) {
        int third = width / 3;
        if (x < third) {
            return noise.nextInt(0x1000000);
        }
        if (x < 2 * third) {
            return (x * 255 / width) << 16 | (y & 0xFF) << 8 | ((x + y) / 2 & 0xFF);
        }
        boolean fineLines = (y / 64) % 2 == 0;
        return fineLines ? (x % 3 == 0 ? 0xFFFFFF : 0x204080) : (x / 48 * 0x3355 + y / 48 * 0x771100) & 0xFFFFFF;
    }

    private int value(int rgb) {
        XVisual.Masks masks = visual.masks();
        if (!masks.trueColour()) {
            int red = (rgb >> 16 & 0xFF) * CUBE_SIDE / 256;
            int green = (rgb >> 8 & 0xFF) * CUBE_SIDE / 256;
            int blue = (rgb & 0xFF) * CUBE_SIDE / 256;
            return cube[(red * CUBE_SIDE + green) * CUBE_SIDE + blue];
        }
        return channel(rgb >> 16, masks.red()) | channel(rgb >> 8, masks.green()) | channel(rgb, masks.blue());
    }

    private static int channel(int eightBits, int mask) {
        int dropped = 8 - Integer.bitCount(mask);
        return (eightBits & 0xFF) >> dropped << Integer.numberOfTrailingZeros(mask);
    }

    private static int[] allocateCube(XConnection connection) {
        int[] cube = new int[CUBE_SIDE * CUBE_SIDE * CUBE_SIDE];
        for (int i = 0; i < cube.length; i++) {
            int red = i / (CUBE_SIDE * CUBE_SIDE) * 65535 / (CUBE_SIDE - 1);
            int green = i / CUBE_SIDE % CUBE_SIDE * 65535 / (CUBE_SIDE - 1);
            int blue = i % CUBE_SIDE * 65535 / (CUBE_SIDE - 1);
            cube[i] = connection.allocateColour(red, green, blue);
        }
        return cube;
    }
}

package io.vncshot.interop;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** Pairs of PNG files to compare: made ones in a folder, the same at every run, and screens of real servers. */
record PicturePairs(Path folder) {
    private static final Path SESSIONS = Path.of("..", "rfb-client", "src", "test", "resources", "sessions");

    /** Two files of one size. */
    record Pair(String name, Path first, Path second) {}

    List<Pair> all() throws IOException {
        List<Pair> pairs = new ArrayList<>(screens());
        for (int seed = 0; seed < 8; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            pairs.add(save("noise-" + seed, noise(random, 61, 47, 0xFF), noise(random, 61, 47, 0xFF)));
            pairs.add(save("alpha-" + seed, noise(random, 53, 50, 0), noise(random, 53, 50, 0)));
            BufferedImage drawing = drawing(seed, 0);
            pairs.add(save("moved-" + seed, drawing, drawing(seed, 0.1 * (seed + 1))));
            pairs.add(save("shaken-" + seed, drawing, shaken(drawing, random)));
            pairs.add(save("faded-" + seed, faded(drawing, random), faded(drawing(seed, 0.5), random)));
        }
        SplittableRandom random = new SplittableRandom(99);
        for (int[] size : new int[][] {{1, 1}, {1, 9}, {9, 1}, {2, 2}, {3, 3}}) {
            String name = "tiny-" + size[0] + "x" + size[1];
            pairs.add(save(name, noise(random, size[0], size[1], 0xFF), noise(random, size[0], size[1], 0xFF)));
        }
        return pairs;
    }

    /** What a server showed before and after, and what it showed in another pixel format. */
    private static List<Pair> screens() throws IOException {
        List<Pair> pairs = new ArrayList<>();
        Path reference = SESSIONS.resolve("tigervnc-1.15-raw-bgrx24");
        try (DirectoryStream<Path> sessions = Files.newDirectoryStream(SESSIONS, "tigervnc-*-raw-*")) {
            for (Path session : sessions) {
                String name = String.valueOf(session.getFileName());
                pairs.add(new Pair(name, session.resolve("step0.png"), session.resolve("step2.png")));
                pairs.add(new Pair(name + "-format", reference.resolve("step1.png"), session.resolve("step1.png")));
            }
        }
        return pairs;
    }

    private Pair save(String name, BufferedImage first, BufferedImage second) throws IOException {
        Pair pair = new Pair(name, folder.resolve(name + "-a.png"), folder.resolve(name + "-b.png"));
        ImageIO.write(first, "png", pair.first.toFile());
        ImageIO.write(second, "png", pair.second.toFile());
        return pair;
    }

    /** @param alpha of every pixel; any at 0 */
    private static BufferedImage noise(SplittableRandom random, int width, int height, int alpha) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                // Few levels: so neighbours are equal now and then, as on a screen.
                int rgb = (random.nextInt() & 0xC0C0C0) | alpha << 24;
                image.setRGB(x, y, alpha == 0 ? rgb | (random.nextInt() & 0xE0000000) : rgb);
            }
        }
        return image;
    }

    /** Smooth text, lines and shapes, at places between the pixels. */
    private static BufferedImage drawing(int seed, double move) {
        BufferedImage image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        SplittableRandom random = new SplittableRandom(seed);
        graphics.setColor(new Color(random.nextInt(0x1000000)));
        graphics.fillRect(0, 0, 320, 200);
        for (int i = 0; i < 12; i++) {
            graphics.setColor(new Color(random.nextInt(0x1000000)));
            double x = random.nextInt(280) + move;
            double y = random.nextInt(180) + move;
            graphics.fill(new Ellipse2D.Double(x, y, 5 + random.nextInt(40), 5 + random.nextInt(40)));
            graphics.draw(new Line2D.Double(x, y, random.nextInt(320), random.nextInt(200) + move));
            graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 9 + i));
            graphics.drawString("Sign in, please " + i, (float) x, (float) y);
        }
        graphics.dispose();
        return image;
    }

    private static BufferedImage shaken(BufferedImage image, SplittableRandom random) {
        BufferedImage copy = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int noise = random.nextInt(10) == 0 ? random.nextInt() & 0x3F3F3F : 0;
                copy.setRGB(x, y, image.getRGB(x, y) ^ noise);
            }
        }
        return copy;
    }

    private static BufferedImage faded(BufferedImage image, SplittableRandom random) {
        BufferedImage copy = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int alpha = x < 160 ? 255 - y : random.nextInt(256);
                copy.setRGB(x, y, (image.getRGB(x, y) & 0xFFFFFF) | alpha << 24);
            }
        }
        return copy;
    }
}

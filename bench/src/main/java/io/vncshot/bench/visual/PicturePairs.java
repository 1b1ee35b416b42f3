package io.vncshot.bench.visual;

import io.vncshot.bench.capture.Content;
import io.vncshot.bench.picture.Photograph;
import io.vncshot.imaging.ImageFormat;
import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PictureReader;
import io.vncshot.imaging.PictureWriter;
import io.vncshot.imaging.PngReader;
import io.vncshot.imaging.PngWriter;
import io.vncshot.interop.XVncServer;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** Pictures to compare, as PNG files in a folder, written as vncshot writes its captures. */
record PicturePairs(Path folder, int width, int height) {
    private static final List<String> WINDOW = List.of(
            "xterm",
            "-fn",
            "fixed",
            "-geometry",
            "40x6+300+300",
            "+sb",
            "-e",
            "sh",
            "-c",
            "echo 'signed in as root'; exec sleep 1000000");
    private static final int LARGEST_SHAKE = 64;
    /** A similarity of 0.99, the default, and of 0.95. */
    private static final String EXACT = "2.55";

    private static final String NOISY = "12.75";

    /** Two files of one size. */
    record Pair(String name, Path first, Path second) {}

    /**
     * A part to find on a screen.
     *
     * @param distance how far it may be off, in words of {@link Warm}
     */
    record Search(String name, Path screen, Path needle, String distance) {}

    /** The server's screen; the same with one more window; the same as a JPEG file shows it; and a photograph, shaken. */
    List<Pair> make(XVncServer server) throws IOException {
        Content.DESKTOP.show(server.screen(), width, height, folder);
        Picture desktop = screen(server);
        Content.start(server.screen(), WINDOW);
        Path file = save("desktop", desktop);
        Path changed = save("changed", screen(server));
        Path lossy = save("lossy", lossy(desktop));
        int[] photograph = Photograph.pixels(width, height);
        Path still = save("photograph", Picture.of(photograph, width, height));
        Path shaken = save("shaken", Picture.of(shaken(photograph), width, height));
        return List.of(
                new Pair("desktop, equal", file, Files.copy(file, folder.resolve("copy.png"))),
                new Pair("desktop, a window more", file, changed),
                new Pair("desktop, noise of JPEG", file, lossy),
                new Pair("photograph, all pixels differ", still, shaken));
    }

    /** For what {@link #make} has left: a piece of text and a piece of the photograph, where they are and where they are not. */
    List<Search> searches() throws IOException {
        Path screen = folder.resolve("desktop.png");
        Path lossy = folder.resolve("lossy.png");
        Picture desktop = PngReader.readExactly(Files.readAllBytes(screen));
        Path text = save("text", desktop.crop(width / 2, height * 7 / 10, 160, 40));
        Path image = save("image", desktop.crop(width * 3 / 4, height / 5, 64, 64));
        Path absent = save("absent", Picture.of(Photograph.pixels(160, 40), 160, 40));
        return List.of(
                new Search("text, exact", screen, text, EXACT),
                new Search("photograph, exact", screen, image, EXACT),
                new Search("text, noise of JPEG", lossy, text, NOISY),
                new Search("photograph, noise of JPEG", lossy, image, NOISY),
                new Search("not there, exact", screen, absent, EXACT),
                new Search("not there, noise of JPEG", lossy, absent, NOISY));
    }

    private Picture screen(XVncServer server) {
        return Picture.of(server.truth().rgb(), width, height);
    }

    private Path save(String name, Picture picture) throws IOException {
        Path file = folder.resolve(name + ".png");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            new PngWriter(1).write(picture, List.of(), out);
        }
        return file;
    }

    private static Picture lossy(Picture picture) throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        PictureWriter.write(ImageFormat.JPEG, picture, List.of(), jpeg);
        return PictureReader.read(jpeg.toByteArray());
    }

    private static int[] shaken(int[] pixels) {
        SplittableRandom random = new SplittableRandom(7);
        int[] shaken = new int[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            int shake = 1 + random.nextInt(LARGEST_SHAKE);
            shaken[i] = pixels[i] ^ (shake << 16 | shake << 8 | shake);
        }
        return shaken;
    }
}

package io.vncshot.imaging;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is written is read by the JDK. */
class GifWriterTest {
    /** A frame as it is shown, and for how many hundredths of a second. */
    private record Shown(int[] argb, int delay) {}

    @Test
    void picturesOfUpTo256ColoursAreExactWhateverTheirSize() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            int width = 1 + random.nextInt(40);
            int height = 1 + random.nextInt(i < 100 ? 4 : 40);
            int[] palette = random.ints(1 + random.nextInt(256))
                    .map(c -> c | 0xFF000000)
                    .toArray();
            int[] argb = random.ints((long) width * height, 0, palette.length)
                    .map(n -> palette[n])
                    .toArray();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            PictureWriter.write(ImageFormat.GIF, Picture.of(argb, width, height), List.of(), out);
            assertThat(PictureReader.read(out.toByteArray()).argb())
                    .as("picture %s of seed 7, %sx%s", i, width, height)
                    .isEqualTo(argb);
        }
    }

    @Test
    void allOf256ColoursAreExact() throws IOException {
        int[] argb = new int[256];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = 0xFF000000 | i * 0x010203;
        }
        assertThat(shown(List.of(argb), 16, 16, 0).get(0).argb()).isEqualTo(argb);
    }

    @Test
    void framesAreExactAndLastAsLongAsTheyShould() throws IOException {
        Random random = new Random(8);
        List<int[]> frames = new ArrayList<>();
        int[] argb = random.ints(60L * 20, 0, 100)
                .map(c -> c * 0x020100 | 0xFF000000)
                .toArray();
        for (int i = 0; i < 6; i++) {
            argb = argb.clone();
            argb[random.nextInt(argb.length)] ^= 0x0000FF;
            argb[random.nextInt(argb.length)] ^= 0x00FF00;
            frames.add(argb);
        }
        frames.add(3, frames.get(2));
        List<Shown> shown = shown(frames, 60, 20, 125);
        assertThat(shown).hasSize(6);
        assertThat(shown.stream().map(Shown::delay)).containsExactly(12, 13, 25, 12, 13, 12);
        List<int[]> distinct = new ArrayList<>(frames);
        distinct.remove(3);
        for (int i = 0; i < 6; i++) {
            assertThat(shown.get(i).argb()).as("frame " + i).isEqualTo(distinct.get(i));
        }
    }

    @Test
    void frequentColoursOfRichPicturesAreExactAndTheOthersNear() throws IOException {
        Picture photo = Pictures.photo(160, 120);
        int[] argb = Pictures.opaquePixels(photo);
        for (int i = 0; i < argb.length / 2; i++) {
            argb[i] = 0xFFF8F4FB;
        }
        int[] read = shown(List.of(argb), 160, 120, 0).get(0).argb();
        long distance = 0;
        for (int i = 0; i < argb.length; i++) {
            if (i < argb.length / 2) {
                assertThat(read[i]).isEqualTo(argb[i]);
            }
            for (int shift = 0; shift < 24; shift += 8) {
                distance += Math.abs((read[i] >> shift & 0xFF) - (argb[i] >> shift & 0xFF));
            }
        }
        assertThat(distance / 3.0 / (argb.length / 2.0)).isLessThan(16);
    }

    @Test
    void sideThatTheFormatDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> new GifWriter(new ByteArrayOutputStream(), 65_536, 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("at most 65535");
    }

    private static List<Shown> shown(List<int[]> frames, int width, int height, int millis) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GifWriter writer = new GifWriter(out, width, height);
        for (int[] frame : frames) {
            writer.add(Picture.of(frame, width, height), millis);
        }
        writer.finish();
        List<Shown> shown = new ArrayList<>();
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            reader.setInput(in);
            BufferedImage screen = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
            for (int i = 0; i < reader.getNumImages(true); i++) {
                IIOMetadataNode tree =
                        (IIOMetadataNode) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
                int x = number(tree, "ImageDescriptor", "imageLeftPosition");
                int y = number(tree, "ImageDescriptor", "imageTopPosition");
                screen.createGraphics().drawImage(reader.read(i), x, y, null);
                int[] argb = screen.getRGB(0, 0, width, height, null, 0, width);
                shown.add(new Shown(argb, millis == 0 ? 0 : number(tree, "GraphicControlExtension", "delayTime")));
            }
        }
        return shown;
    }

    private static int number(IIOMetadataNode tree, String element, String attribute) {
        IIOMetadataNode node =
                (IIOMetadataNode) tree.getElementsByTagName(element).item(0);
        return Integer.parseInt(node.getAttribute(attribute));
    }
}

package io.vncshot.imaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ApngWriterTest {
    private static final int WIDTH = 50;
    private static final int HEIGHT = 30;

    @TempDir
    private Path folder;

    /** A frame as it is shown, and for how long. */
    private record Shown(int[] argb, int millis) {}

    @Test
    void framesAreThosePutInAndWhatIsAlikeIsOne() throws IOException {
        Random random = new Random(3);
        List<int[]> frames = new ArrayList<>();
        int[] argb = random.ints((long) WIDTH * HEIGHT).map(c -> c | 0xFF000000).toArray();
        for (int i = 0; i < 5; i++) {
            argb = argb.clone();
            argb[random.nextInt(argb.length)] ^= 1;
            argb[random.nextInt(argb.length)] ^= 1;
            frames.add(argb);
        }
        frames.add(argb);
        List<Shown> shown = shown(write(frames, 100));
        assertThat(shown.stream().map(Shown::millis)).containsExactly(100, 100, 100, 100, 200);
        for (int i = 0; i < shown.size(); i++) {
            assertThat(shown.get(i).argb()).as("frame " + i).isEqualTo(frames.get(i));
        }
    }

    @Test
    void readersWithoutAnimationShowTheFirstFrame() throws IOException {
        int[] first = new int[WIDTH * HEIGHT];
        Arrays.fill(first, 0xFF102030);
        byte[] file = write(List.of(first, new int[WIDTH * HEIGHT]), 100);
        assertThat(PngReader.read(file).argb()).isEqualTo(first);
    }

    @Test
    void timeThatOneFrameCannotHaveIsSharedOut() throws IOException {
        int[] still = new int[WIDTH * HEIGHT];
        Arrays.fill(still, 0xFF00FF00);
        List<Shown> shown = shown(write(List.of(still, still, still), 30_000));
        assertThat(shown.stream().map(Shown::millis)).containsExactly(60_000, 30_000);
        assertThat(shown.get(1).argb()).isEqualTo(still);
    }

    @Test
    void framesOfAnotherSizeAreRefused() {
        assertThatThrownBy(() -> new ApngWriter(
                                FileChannel.open(
                                        folder.resolve("b.apng"), StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                                2,
                                2)
                        .add(Picture.of(new int[6], 3, 2), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private byte[] write(List<int[]> frames, int millis) throws IOException {
        Path file = folder.resolve("a.apng");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ApngWriter writer = new ApngWriter(channel, WIDTH, HEIGHT);
            for (int[] frame : frames) {
                writer.add(Picture.of(frame, WIDTH, HEIGHT), millis);
            }
            writer.finish();
        }
        return Files.readAllBytes(file);
    }

    /** Each frame's data as a PNG file of its own, laid over the frame before; sequence numbers and the count are checked. */
    private static List<Shown> shown(byte[] file) throws IOException {
        List<Shown> shown = new ArrayList<>();
        int[] screen = new int[WIDTH * HEIGHT];
        ByteBuffer chunks = ByteBuffer.wrap(file).position(8);
        ByteBuffer control = ByteBuffer.allocate(26);
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        int sequence = 0;
        int count = -1;
        while (chunks.hasRemaining()) {
            byte[] content = new byte[chunks.getInt()];
            byte[] type = new byte[4];
            chunks.get(type).get(content).getInt();
            String name = new String(type, ISO_8859_1);
            boolean ends = name.equals("fcTL") || name.equals("IEND");
            if (ends && data.size() > 0) {
                lay(control, data.toByteArray(), screen);
                shown.add(new Shown(screen.clone(), control.getShort(20) & 0xFFFF));
                data.reset();
            }
            switch (name) {
                case "acTL" -> count = ByteBuffer.wrap(content).getInt();
                case "fcTL" -> {
                    control = ByteBuffer.wrap(content);
                    assertThat(control.getInt(0)).isEqualTo(sequence++);
                    assertThat(control.getShort(22)).isEqualTo((short) 1000);
                }
                case "IDAT" -> data.writeBytes(content);
                case "fdAT" -> {
                    assertThat(ByteBuffer.wrap(content).getInt()).isEqualTo(sequence++);
                    data.write(content, 4, content.length - 4);
                }
                default -> assertThat(name).isIn("IHDR", "IEND");
            }
        }
        assertThat(count).isEqualTo(shown.size());
        return shown;
    }

    private static void lay(ByteBuffer control, byte[] data, int[] screen) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        ByteBuffer header = ByteBuffer.allocate(13).putInt(control.getInt(4)).putInt(control.getInt(8));
        PngChunk.append(png, PngChunk.HEADER, header.put((byte) 8).put((byte) 2).array());
        PngChunk.append(png, PngChunk.DATA, data);
        PngChunk.append(png, PngChunk.END, new byte[0]);
        Picture part = PngReader.read(png.toByteArray());
        for (int y = 0; y < part.height(); y++) {
            int at = (control.getInt(16) + y) * WIDTH + control.getInt(12);
            System.arraycopy(part.argb(), part.rowStart(y), screen, at, part.width());
        }
    }
}

package io.vncshot.imaging;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class PngWriterTest {
    private static final byte NONE = 0;
    private static final byte UP = 2;
    private static final byte AVERAGE = 3;

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 2", "4, 2", "5, 4", "16, 4", "17, 8", "256, 8"})
    void upTo256ColoursMakeAPaletteFileOfTheLeastBitDepth(int colours, int bitDepth) throws IOException {
        Picture picture = Pictures.ofColours(colours, 61, 37);

        PngFile png = PngFile.parse(assertReadsBack(picture));

        assertThat(png.colourType()).isEqualTo(3);
        assertThat(png.bitDepth()).isEqualTo(bitDepth);
        assertThat(png.paletteSize()).isEqualTo(colours);
        assertThat(png.filters()).containsOnly(0);
    }

    @Test
    void moreThan256ColoursMakeAnRgbFile() throws IOException {
        PngFile png = PngFile.parse(assertReadsBack(Pictures.ofColours(257, 61, 37)));

        assertThat(png.colourType()).isEqualTo(2);
        assertThat(png.bitDepth()).isEqualTo(8);
        assertThat(png.data("PLTE")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2", "4", "16", "256", "257"})
    void rowsOfAnyWidthReadBack(int colours) throws IOException {
        for (int width : new int[] {1, 2, 3, 4, 5, 7, 8, 9, 15, 17, 63, 64, 65, 127, 129}) {
            assertReadsBack(Pictures.ofColours(colours, width, 300));
        }
    }

    @Test
    void pictureOfOnePixelReadsBack() throws IOException {
        assertReadsBack(Picture.of(new int[] {0xFFABCDEF}, 1, 1));
    }

    // A strip of these widths is 87 rows of RGB, 131 rows of a byte a pixel, 262 rows of 4 bits.
    @ParameterizedTest
    @CsvSource({
        "257, 1000, 86", "257, 1000, 87", "257, 1000, 88", "257, 1000, 174", "257, 1000, 175",
        "256, 2000, 130", "256, 2000, 131", "256, 2000, 132", "256, 2000, 262", "256, 2000, 263",
        "16, 1999, 261", "16, 1999, 262", "16, 1999, 263"
    })
    void heightsAtStripBordersReadBack(int colours, int width, int height) throws IOException {
        assertReadsBack(Pictures.ofColours(colours, width, height));
    }

    @Test
    void everyStripIsAChunkAndTheChecksumAnother() throws IOException {
        assertThat(PngFile.parse(written(Pictures.noise(1000, 87), 2)).data("IDAT"))
                .hasSize(2);
        assertThat(PngFile.parse(written(Pictures.noise(1000, 88), 2)).data("IDAT"))
                .hasSize(3);
        assertThat(PngFile.parse(written(Pictures.noise(1000, 88), 2))
                        .data("IDAT")
                        .get(2))
                .hasSize(4);
    }

    @Test
    void rowLongerThanAStripReadsBack() throws IOException {
        assertReadsBack(Pictures.noise(100_000, 3));
    }

    @Test
    void photosAreFilteredByAverageGradientsByUpTextByNothing() throws IOException {
        assertThat(filtersOf(Pictures.photo(640, 480))).containsOnly(AVERAGE);
        assertThat(filtersOf(Pictures.gradient(640, 480))).containsOnly(UP);
        assertThat(filtersOf(Pictures.colouredText(640, 480))).containsOnly(NONE);
    }

    // A strip of this width is 136 rows.
    @Test
    void stripsOfOnePictureAreCodedEachInItsWay() throws IOException {
        Picture picture = Pictures.photo(640, 408);
        System.arraycopy(Pictures.gradient(640, 408).argb(), 0, picture.argb(), 0, 640 * 136);
        System.arraycopy(Pictures.colouredText(640, 408).argb(), 0, picture.argb(), 640 * 136, 640 * 136);

        byte[] filters = filtersOf(picture);

        assertThat(Arrays.copyOfRange(filters, 0, 136)).containsOnly(UP);
        assertThat(Arrays.copyOfRange(filters, 136, 272)).containsOnly(NONE);
        assertThat(Arrays.copyOfRange(filters, 272, 408)).containsOnly(AVERAGE);
    }

    @Test
    void bytesDoNotDependOnTheNumberOfThreads() throws IOException {
        Picture mixed = Pictures.photo(1000, 900);
        System.arraycopy(Pictures.gradient(1000, 300).argb(), 0, mixed.argb(), 200_000, 300_000);
        System.arraycopy(Pictures.colouredText(1000, 300).argb(), 0, mixed.argb(), 500_000, 200_000);
        List<Picture> pictures = List.of(mixed, Pictures.noise(500, 800), Pictures.ofColours(200, 1500, 900));

        for (Picture picture : pictures) {
            byte[] byOne = written(picture, 1);
            for (int threads : new int[] {1, 2, 7}) {
                assertThat(written(picture, threads)).as(threads + " threads").isEqualTo(byOne);
            }
        }
    }

    @Test
    void alphaIsIgnored() throws IOException {
        for (Picture picture : List.of(
                Pictures.ofColours(100, 50, 40),
                Pictures.photo(90, 40),
                Pictures.gradient(90, 40),
                Pictures.colouredText(90, 90))) {
            byte[] opaque = written(picture, 1);
            for (int i = 0; i < picture.argb().length; i++) {
                picture.argb()[i] = (picture.argb()[i] & 0xFFFFFF) | i << 24;
            }
            assertThat(written(picture, 1)).isEqualTo(opaque);
        }
    }

    @Test
    void cropIsWrittenLikeACopyOfItsPixels() throws IOException {
        for (Picture whole : List.of(Pictures.noise(200, 100), Pictures.ofColours(13, 200, 100))) {
            Picture crop = whole.crop(33, 21, 71, 50);
            Picture copy = Picture.of(Pictures.opaquePixels(crop), 71, 50);

            assertThat(assertReadsBack(crop)).isEqualTo(written(copy, 1));
        }
    }

    @Test
    void textsStandBeforeThePixelsInTheirOrder() throws IOException {
        List<PngText> texts = List.of(new PngText("Title", "é"), new PngText("Note", "日"), new PngText("End", ""));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PngWriter(1).write(Pictures.ofColours(3, 5, 5), texts, out);

        List<String> types = PngFile.parse(out.toByteArray()).chunks().stream()
                .map(PngFile.Chunk::type)
                .toList();

        assertThat(types).containsExactly("IHDR", "PLTE", "tEXt", "iTXt", "tEXt", "IDAT", "IDAT", "IEND");
        assertThat(PngFile.parse(out.toByteArray()).data("tEXt").get(0))
                .isEqualTo("Title\0é".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void streamIsLeftOpenAndWrittenByTheCallersThreadAlone() throws IOException {
        Set<Thread> writers = new HashSet<>();
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) {
                throw new AssertionError("single bytes are slow");
            }

            @Override
            public void write(byte[] b, int off, int len) {
                writers.add(Thread.currentThread());
            }

            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };

        new PngWriter(4).write(Pictures.noise(1000, 1000), List.of(), out);

        assertThat(writers).containsExactly(Thread.currentThread());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void failureOfTheStreamReachesTheCallerAndNoThreadIsLeft(int threads) {
        Picture picture = Pictures.noise(1000, 2000);
        for (int limit : new int[] {0, 1, 500_000, 6_001_000}) {
            IOException failure = new IOException("disk full");
            OutputStream full = new FullStream(limit, failure);

            assertThatThrownBy(() -> new PngWriter(threads).write(picture, List.of(), full))
                    .isSameAs(failure);
            assertThat(Thread.getAllStackTraces().keySet()).noneMatch(HelperThread.class::isInstance);
        }
    }

    @Test
    void writerWithoutThreadsIsRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PngWriter(0)).withMessageContaining("at least 1");
    }

    private static byte[] filtersOf(Picture picture) throws IOException {
        return PngFile.parse(assertReadsBack(picture)).filters();
    }

    private static byte[] written(Picture picture, int threads) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PngWriter(threads).write(picture, List.of(), out);
        return out.toByteArray();
    }

    /** Writes the picture and reads it by ImageIO and by the specification. */
    private static byte[] assertReadsBack(Picture picture) throws IOException {
        byte[] file = written(picture, 2);
        PngFile png = PngFile.parse(file);
        assertThat(png.width()).isEqualTo(picture.width());
        assertThat(png.height()).isEqualTo(picture.height());
        assertThat(png.scanlines()).isNotEmpty();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        assertThat(pixels).isEqualTo(Pictures.opaquePixels(picture));
        return file;
    }

    /** A stream that takes so many bytes, then fails for good. */
    private static final class FullStream extends OutputStream {
        private final IOException failure;
        private long room;

        FullStream(long room, IOException failure) {
            this.room = room;
            this.failure = failure;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] b, int off, int len) throws IOException {
            room -= len;
            if (room < 0) {
                throw failure;
            }
        }
    }
}

package io.vncshot.rfb.screen;

import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.vncshot.rfb.fixture.Failures.assertProtocolFailure;
import static org.assertj.core.api.Assertions.assertThat;

class FramebufferTest {
    private static final int DEFAULT_LIMIT = 64 << 20;

    @ParameterizedTest
    @CsvSource({"1,1", "32767,1", "1,32767", "32767,2048", "8192,8192"})
    void sidesUpTo32767AndPixelsUpToTheLimitAreTaken(int width, int height) throws RfbException {
        Framebuffer screen = new Framebuffer(DEFAULT_LIMIT);
        screen.resize(width, height, "DesktopSize");
        assertThat(screen.width()).isEqualTo(width);
        assertThat(screen.height()).isEqualTo(height);
        assertThat(screen.pixels()).as("nothing is allocated for a size alone").isEmpty();
        assertThat(screen.isComplete()).isFalse();
        assertThat(screen.paintedPixels()).isZero();
        assertThat(screen.missing()).isEqualTo(new Rectangle(0, 0, width, height));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0,1", "1,0", "32768,1", "1,32768", "65535,65535"})
    void sidesOf0AndOver32767AreRefused(int width, int height) {
        assertProtocolFailure(() -> new Framebuffer(Integer.MAX_VALUE).resize(width, height, "DesktopSize"))
                .withMessage("DesktopSize with a screen of %dx%d: each side must be 1 to 32767", width, height);
    }

    @ParameterizedTest
    @CsvSource({"8193,8192", "8192,8193", "32767,2049", "32767,32767"})
    void screensOverTheLimitOfPixelsAreRefused(int width, int height) {
        assertProtocolFailure(() -> new Framebuffer(DEFAULT_LIMIT).resize(width, height, "ServerInit"))
                .withMessage("ServerInit with a screen of %dx%d: over the limit of 67108864 pixels", width, height);
    }

    @Test
    void laterLimitHoldsForOtherSizesOnly() throws RfbException {
        Framebuffer screen = screen(20, 10);
        screen.limit(100);
        assertThat(screen.width()).isEqualTo(20);
        screen.resize(10, 10, "DesktopSize");
        assertProtocolFailure(() -> screen.resize(101, 1, "DesktopSize"));
    }

    @Test
    void memoryTakenInAdvanceIsThatOfTheSizeThatIsPainted() throws RfbException {
        Framebuffer screen = screen(3, 3);
        screen.prepare();
        screen.resize(2, 1, "DesktopSize");
        screen.prepare();
        screen.prepare();
        paint(screen, 0, 0, 2, 1);
        assertThat(screen.pixels()).hasSize(2);
        assertThat(screen.isComplete()).isTrue();
    }

    @Test
    void aRefusedSizeChangesNothing() throws RfbException {
        Framebuffer screen = screen(2, 1);
        paint(screen, 0, 0, 2, 1);
        assertProtocolFailure(() -> screen.resize(0, 5, "DesktopSize"));
        assertThat(screen.width()).isEqualTo(2);
        assertThat(screen.isComplete()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "0,0,4,3,true",
        "3,2,1,1,true",
        "4,3,0,0,true",
        "1,0,4,3,false",
        "0,1,4,3,false",
        "0,0,5,1,false",
        "0,0,1,4,false",
        "2,0,6,2,false",
        "65535,0,1,1,false",
        "0,65535,1,1,false",
        "65535,65535,65535,65535,false",
        "5,0,0,0,false",
    })
    void rectanglesMustLieOnTheScreen(int x, int y, int width, int height, boolean fits) throws RfbException {
        Framebuffer screen = screen(4, 3);
        Rectangle rectangle = new Rectangle(x, y, width, height);
        if (fits) {
            assertThat(screen.region(rectangle).width()).isEqualTo(width);
            assertThat(screen.region(rectangle).height()).isEqualTo(height);
        } else {
            assertProtocolFailure(() -> screen.region(rectangle))
                    .withMessage("rectangle %s: not on the screen of 4x3", rectangle);
        }
    }

    @Test
    void anEmptyRectangleAllocatesNothing() throws RfbException {
        Framebuffer screen = screen(4, 3);
        screen.region(new Rectangle(0, 0, 0, 3));
        assertThat(screen.pixels()).isEmpty();
        screen.region(new Rectangle(0, 0, 1, 1));
        assertThat(screen.pixels()).hasSize(12).containsOnly(0);
    }

    @Test
    void isCompleteOnceEveryPixelIsPainted() throws RfbException {
        Framebuffer screen = screen(3, 3);
        paint(screen, 0, 0, 3, 1);
        assertThat(screen.isComplete()).isFalse();
        paint(screen, 0, 2, 3, 1);
        paint(screen, 0, 1, 2, 1);
        assertThat(screen.isComplete()).isFalse();
        assertThat(screen.paintedPixels()).isEqualTo(8);
        assertThat(screen.missing()).isEqualTo(new Rectangle(2, 1, 1, 1));
        paint(screen, 2, 1, 1, 1);
        assertThat(screen.isComplete()).isTrue();
        assertThat(screen.paintedPixels()).isEqualTo(9);
        assertThat(screen.missing().isEmpty()).isTrue();
    }

    @Test
    void missingIsTheSmallestRectangleAroundAllHoles() throws RfbException {
        Framebuffer screen = screen(6, 5);
        paint(screen, 0, 0, 6, 1);
        paint(screen, 0, 1, 4, 3);
        paint(screen, 5, 1, 1, 3);
        paint(screen, 0, 4, 6, 1);
        assertThat(screen.missing()).isEqualTo(new Rectangle(4, 1, 1, 3));
    }

    @Test
    void clearForgetsWhatWasPainted() throws RfbException {
        Framebuffer screen = screen(2, 2);
        paint(screen, 0, 0, 2, 2);
        assertThat(screen.isComplete()).isTrue();
        screen.clear();
        assertThat(screen.isComplete()).isFalse();
        assertThat(screen.paintedPixels()).isZero();
        paint(screen, 0, 1, 2, 1);
        assertThat(screen.missing()).isEqualTo(new Rectangle(0, 0, 2, 1));
    }

    @Test
    void anotherSizeForgetsWhatWasPainted() throws RfbException {
        Framebuffer screen = screen(2, 2);
        paint(screen, 0, 0, 2, 2);
        assertThat(screen.isComplete()).isTrue();
        screen.resize(1, 1, "DesktopSize");
        assertThat(screen.isComplete()).isFalse();
        paint(screen, 0, 0, 1, 1);
        assertThat(screen.isComplete()).isTrue();
        assertThat(screen.pixels()).containsExactly(0xFF000001);
    }

    /** CopyRect may bring a hole to a row that was complete when it was last looked at. */
    @Test
    void aHoleCopiedIntoACompleteRowIsSeen() throws RfbException {
        Framebuffer screen = screen(2, 2);
        paint(screen, 0, 0, 2, 1);
        assertThat(screen.isComplete()).isFalse();
        screen.region(new Rectangle(0, 0, 2, 1)).copyFromScreen(0, 1);
        paint(screen, 0, 1, 2, 1);
        assertThat(screen.paintedPixels()).isEqualTo(2);
        assertThat(screen.missing()).isEqualTo(new Rectangle(0, 0, 2, 1));
        assertThat(screen.isComplete()).isFalse();
    }

    private static Framebuffer screen(int width, int height) throws RfbException {
        Framebuffer screen = new Framebuffer(DEFAULT_LIMIT);
        screen.resize(width, height, "ServerInit");
        return screen;
    }

    private static void paint(Framebuffer screen, int x, int y, int width, int height) throws RfbException {
        int[] pixels = new int[width * height];
        java.util.Arrays.fill(pixels, 0xFF000001);
        Region region = screen.region(new Rectangle(x, y, width, height));
        region.write(0, 0, width, height, pixels);
        region.paintedAll();
    }
}

package io.vncshot.rfb.screen;

import io.vncshot.rfb.fixture.BytesTransport;
import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.fixture.Screens;
import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.vncshot.rfb.fixture.Failures.assertProtocolFailure;
import static org.assertj.core.api.Assertions.assertThat;

class RegionTest {
    @Test
    void blocksLandAtTheRectanglesPlace() throws RfbException {
        Framebuffer screen = Screens.empty(4, 3);
        screen.region(new Rectangle(1, 1, 3, 2)).write(1, 0, 2, 2, new int[] {-1, -2, -3, -4, -5});
        assertThat(Screens.picture(screen)).isEqualTo("""
                0 0 0 0
                0 0 -1 -2
                0 0 -3 -4
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0,3,2,true",
        "2,1,1,1,true",
        "3,2,0,0,true",
        "1,0,3,1,false",
        "0,1,1,2,false",
        "3,0,1,1,false",
        "0,2,1,1,false",
        "-1,0,1,1,false",
        "0,-1,1,1,false",
        "0,0,-1,1,false",
        "0,0,1,-1,false",
        "0,0,4,1,false",
        "0,0,1,3,false",
    })
    void blocksThatLeaveTheRectangleAreRefusedThoughTheyFitTheScreen(int x, int y, int width, int height, boolean taken)
            throws RfbException {
        Framebuffer screen = Screens.empty(8, 8);
        Region region = screen.region(new Rectangle(2, 2, 3, 2));
        int[] block = new int[16];
        if (taken) {
            region.write(x, y, width, height, block);
        } else {
            assertProtocolFailure(() -> region.write(x, y, width, height, block))
                    .withMessage("a block of %dx%d at %d,%d leaves its rectangle of 3x2", width, height, x, y);
        }
    }

    @Test
    void rowsAreReadIntoAPartOfTheScreen() throws RfbException {
        Framebuffer screen = Screens.empty(3, 3);
        RfbInput in = BytesTransport.of(Hex.bytes("01 00 00 00  02 00 00 00  03 00 00 00  04 00 00 00"))
                .input();
        screen.region(new Rectangle(1, 1, 2, 2)).readRows(in, Screens.codec(PixelFormat.BGRX8888));
        assertThat(screen.pixels()).containsExactly(0, 0, 0, 0, 0xFF000001, 0xFF000002, 0, 0xFF000003, 0xFF000004);
    }

    @Test
    void rowsAreReadIntoTheWholeWidth() throws RfbException {
        Framebuffer screen = Screens.empty(2, 3);
        RfbInput in = BytesTransport.of(Hex.bytes("01 00 00 00  02 00 00 00  03 00 00 00  04 00 00 00"))
                .input();
        screen.region(new Rectangle(0, 1, 2, 2)).readRows(in, Screens.codec(PixelFormat.BGRX8888));
        assertThat(screen.pixels()).containsExactly(0, 0, 0xFF000001, 0xFF000002, 0xFF000003, 0xFF000004);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0,5", "5,0"})
    void anEmptyRectangleReadsNothing(int width, int height) throws RfbException {
        BytesTransport transport = BytesTransport.of(Hex.bytes("01"));
        Screens.empty(5, 5)
                .region(new Rectangle(0, 0, width, height))
                .readRows(transport.input(), Screens.codec(PixelFormat.BGRX8888));
        assertThat(transport.bytesRead()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0,5", "5,0"})
    void anEmptyRectangleIsPaintedBeforeThereIsMemory(int width, int height) throws RfbException {
        Framebuffer screen = new Framebuffer(25);
        screen.resize(5, 5, "ServerInit");
        Region region = screen.region(new Rectangle(0, 0, width, height));
        region.write(0, 0, width, height, new int[0]);
        region.fill(0, 0, width, height, -1);
        assertThat(screen.pixels()).isEmpty();
    }

    /** The picture 1…9, of which 2x2 move by one pixel: in each direction the source overlaps the target. */
    @ParameterizedTest
    @CsvSource({
        "0,0, 1,0, '1 1 2 4 4 5 7 8 9'",
        "1,0, 0,0, '2 3 3 5 6 6 7 8 9'",
        "0,0, 0,1, '1 2 3 1 2 6 4 5 9'",
        "0,1, 0,0, '4 5 3 7 8 6 7 8 9'",
        "0,0, 1,1, '1 2 3 4 1 2 7 4 5'",
        "1,1, 0,0, '5 6 3 8 9 6 7 8 9'",
        "1,0, 0,1, '1 2 3 2 3 6 5 6 9'",
        "0,1, 1,0, '1 4 5 4 7 8 7 8 9'",
        "1,1, 1,1, '1 2 3 4 5 6 7 8 9'",
    })
    void copiesMayOverlap(int fromX, int fromY, int toX, int toY, String expected) throws RfbException {
        Framebuffer screen = Screens.of(3, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        screen.region(new Rectangle(toX, toY, 2, 2)).copyFromScreen(fromX, fromY);
        assertThat(Screens.picture(screen).strip().replace('\n', ' ')).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2,0", "0,2", "3,3", "65535,0", "0,65535", "65535,65535"})
    void copiesFromOutsideAreRefused(int fromX, int fromY) throws RfbException {
        Framebuffer screen = Screens.of(3, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        Region target = screen.region(new Rectangle(0, 0, 2, 2));
        assertProtocolFailure(() -> target.copyFromScreen(fromX, fromY))
                .withMessage("CopyRect from %d,%d 2x2: not on the screen of 3x3", fromX, fromY);
    }

    @Test
    void pixelsThatHaveNotComeAreCopiedAsSuch() throws RfbException {
        Framebuffer screen = Screens.empty(2, 2);
        screen.region(new Rectangle(1, 0, 1, 1)).copyFromScreen(0, 0);
        assertThat(screen.paintedPixels()).isZero();
        Region corner = screen.region(new Rectangle(0, 0, 1, 1));
        corner.write(0, 0, 1, 1, new int[] {0xFF000007});
        corner.paintedAll();
        screen.region(new Rectangle(0, 1, 2, 1)).copyFromScreen(0, 0);
        assertThat(screen.pixels()).containsExactly(0xFF000007, 0, 0xFF000007, 0);
        assertThat(screen.paintedPixels()).isEqualTo(2);
        assertThat(screen.missing()).isEqualTo(new Rectangle(1, 0, 1, 2));
    }
}

package io.vncshot.cli.picture;

import io.vncshot.imaging.Picture;
import io.vncshot.rfb.pixel.Cursor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CursorPainterTest {
    private static final int W = 0xFFFFFFFF;
    private static final int B = 0xFF000000;

    /** An opaque corner, a hole, and the hot spot at its lower right pixel. */
    private static final Cursor CURSOR = new Cursor(1, 1, 2, 2, new int[] {B, 0, B, B});

    @Test
    void hotSpotComesToThePointAndHolesShowThePicture() {
        assertThat(paint(1, 1)).containsExactly(B, W, W, B, B, W, W, W, W);
    }

    @Test
    void whatLeavesThePictureIsCutOff() {
        assertThat(paint(0, 0)).containsExactly(B, W, W, W, W, W, W, W, W);
        assertThat(paint(3, 3)).containsExactly(W, W, W, W, W, W, W, W, B);
        assertThat(paint(5, 5)).containsOnly(W);
        assertThat(paint(-3, 1)).containsOnly(W);
    }

    /** Premultiplied: half of black over white is grey, and half of red over white is half white too. */
    @Test
    void whatIsHalfTransparentIsMixed() {
        Cursor mixed = new Cursor(0, 0, 2, 1, new int[] {0x80000000, 0x80800000});
        assertThat(CursorPainter.paint(Picture.of(white(), 3, 3), mixed, 0, 0).argb())
                .startsWith(0xFF7F7F7F, 0xFFFF7F7F, W);
    }

    @Test
    void pictureItselfStaysAsItIs() {
        int[] pixels = white();

        CursorPainter.paint(Picture.of(pixels, 3, 3), CURSOR, 1, 1);

        assertThat(pixels).containsOnly(W);
    }

    @Test
    void partOfALargerPictureIsCopiedRowByRow() {
        int[] pixels = {1, 2, 3, 4, 5, 6, 7, 8, 9};

        Picture painted = CursorPainter.paint(Picture.of(pixels, 3, 3).crop(1, 1, 2, 2), CURSOR, 9, 9);

        assertThat(painted.argb()).containsExactly(5, 6, 8, 9);
    }

    private static int[] paint(int x, int y) {
        return CursorPainter.paint(Picture.of(white(), 3, 3), CURSOR, x, y).argb();
    }

    private static int[] white() {
        return new int[] {W, W, W, W, W, W, W, W, W};
    }
}

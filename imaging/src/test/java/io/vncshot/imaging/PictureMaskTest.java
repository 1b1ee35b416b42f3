package io.vncshot.imaging;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PictureMaskTest {
    @Test
    void maskUpToTheEdgeFits() {
        PictureMask mask = PictureMask.of(8, 6, List.of(), List.of(new Area(7, 5, 1, 1)));
        assertThat(mask.hides(7, 5)).isTrue();
        assertThat(mask.hides(6, 5)).isFalse();
        assertThat(mask.shownPixels()).isEqualTo(47);
    }

    @Test
    void maskOnePixelBeyondTheEdgeIsRejected() {
        assertThatThrownBy(() -> PictureMask.of(8, 6, List.of(), List.of(new Area(7, 5, 2, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mask 7,5 2x1 leaves the picture of 8x6");
    }

    @Test
    void regionBeyondTheEdgeIsRejected() {
        assertThatThrownBy(() -> PictureMask.of(8, 6, List.of(new Area(0, 5, 1, 2)), List.of()))
                .hasMessage("region 0,5 1x2 leaves the picture of 8x6");
    }

    @Test
    void everyPixelThatIsNotTransparentHides() {
        Picture picture = Picture.of(new int[] {0, 0x01000000, 0xFFFFFFFF, 0x00FFFFFF}, 4, 1);
        PictureMask mask = PictureMask.none(4, 1).and(picture);
        assertThat(mask.hides(0, 0)).isFalse();
        assertThat(mask.hides(1, 0)).isTrue();
        assertThat(mask.hides(2, 0)).isTrue();
        assertThat(mask.hides(3, 0)).isFalse();
        assertThat(mask.shownPixels()).isEqualTo(2);
    }

    @Test
    void maskPictureOfAnotherSizeIsRejected() {
        Picture picture = Picture.of(new int[4], 4, 1);
        assertThatThrownBy(() -> PictureMask.none(4, 2).and(picture))
                .hasMessage("a mask picture of 4x1 for a picture of 4x2: must be of one size");
    }
}

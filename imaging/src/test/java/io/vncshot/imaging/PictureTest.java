package io.vncshot.imaging;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PictureTest {
    private final int[] twelve = new int[12];

    @Test
    void pictureViewsTheCallersArray() {
        Picture picture = Picture.of(twelve, 4, 3);

        assertThat(picture.argb()).isSameAs(twelve);
        assertThat(picture).isEqualTo(new Picture(twelve, 0, 4, 4, 3));
    }

    @ParameterizedTest
    @CsvSource({"0, 4, 4, 3", "1, 4, 3, 3", "11, 1, 1, 1", "0, 9, 3, 2", "0, 2147483647, 12, 1"})
    void rectangleInsideTheArrayIsTaken(int offset, int stride, int width, int height) {
        assertThat(new Picture(twelve, offset, stride, width, height).height()).isEqualTo(height);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 4, 4, 3",
        "0, 4, 4, 4",
        "0, 10, 3, 2",
        "-1, 4, 4, 3",
        "12, 1, 1, 1",
        "0, 2147483647, 1, 2147483647",
        "2147483647, 1, 1, 1"
    })
    void rectangleLeavingTheArrayIsRejected(int offset, int stride, int width, int height) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Picture(twelve, offset, stride, width, height))
                .withMessageContaining("leaves its array of 12");
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "4, 0", "-4, 3", "4, -3"})
    void emptyPictureIsRejected(int width, int height) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Picture.of(twelve, width, height))
                .withMessageContaining(width + "x" + height);
    }

    @Test
    void strideBelowWidthIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Picture(twelve, 0, 3, 4, 1))
                .withMessage("picture stride of 3 is less than its width of 4");
    }

    @Test
    void cropOfACropViewsTheSamePixels() {
        int[] argb = new int[100];
        Picture inner = Picture.of(argb, 10, 10).crop(2, 3, 6, 6).crop(1, 1, 4, 2);

        assertThat(inner).isEqualTo(new Picture(argb, 43, 10, 4, 2));
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 1, 1", "0, -1, 1, 1", "1, 0, 4, 1", "0, 1, 4, 3", "4, 0, 1, 1", "2147483647, 0, 2147483647, 1"})
    void cropLeavingThePictureIsRejected(int x, int y, int width, int height) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Picture.of(twelve, 4, 3).crop(x, y, width, height))
                .withMessageContaining("leaves the picture of 4x3");
    }

    @Test
    void emptyCropIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Picture.of(twelve, 4, 3).crop(1, 1, 0, 1));
    }
}

package io.vncshot.testserver;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SceneTest {
    private final Scene scene = Scene.of(new int[] {0x00000001, 0xFF000002, 0x77000003, 4, 5, 6}, 3, 2);

    @Test
    void pixelsComeOutOpaque() {
        assertThat(scene.snapshot())
                .containsExactly(0xFF000001, 0xFF000002, 0xFF000003, 0xFF000004, 0xFF000005, 0xFF000006);
    }

    @Test
    void fillIsClippedToTheScene() {
        scene.fill(new Area(1, 1, 100, 100), 0xABCDEF);

        assertThat(scene.read(scene.bounds())).containsExactly(1, 2, 3, 4, 0xABCDEF, 0xABCDEF);
    }

    @Test
    void copyReadsBeforeItWrites() {
        scene.copy(new Area(0, 0, 2, 2), 1, 0);

        assertThat(scene.read(scene.bounds())).containsExactly(1, 1, 2, 4, 4, 5);
    }

    @Test
    void resizeKeepsTheTopLeft() {
        scene.resize(2, 3);

        assertThat(scene.read(scene.bounds())).containsExactly(1, 2, 4, 5, 0, 0);
    }

    @Test
    void drawingOutsideIsRejected() {
        assertThatThrownBy(() -> scene.draw(new Area(2, 0, 2, 1), new int[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leaves the scene of 3x2");
    }

    @Test
    void pointerIsDrawnWithItsHotspotAtThePosition() {
        scene.showCursor(CursorShape.parse(1, 1, "# ", " ."));
        scene.movePointer(2, 1);

        assertThat(scene.readWithPointer(scene.bounds())).containsExactly(1, 0, 3, 4, 5, 0xFFFFFF);
        assertThat(scene.read(scene.bounds())).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void pointerMayReachOverTheEdge() {
        scene.showCursor(CursorShape.parse(1, 1, "##", "##"));
        scene.movePointer(0, 0);

        assertThat(scene.readWithPointer(new Area(0, 0, 2, 2))).containsExactly(0, 2, 4, 5);
    }
}

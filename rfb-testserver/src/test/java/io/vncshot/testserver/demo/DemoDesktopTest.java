package io.vncshot.testserver.demo;

import io.vncshot.testserver.Area;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DemoDesktopTest {
    private static final Area TERMINAL = new Area(44, 416, 592, 313);
    private static final Area CLOCK = new Area(776, 466, 204, 226);
    private static final Area PANEL = new Area(0, 0, 1024, 32);
    private static final Area WELCOME = new Area(44, 72, 348, 204);
    private static final Area LAKE = new Area(636, 88, 344, 262);
    private static final int CLOSE_BUTTON_INSET = 18;

    private final SettableClock clock = new SettableClock("2026-11-22T10:09:36Z");
    private final DemoDesktop desktop = new DemoDesktop(clock);

    @Test
    void samePictureForTheSameTimeAndInput() {
        DemoDesktop other = new DemoDesktop(clock);
        desktop.keyPressed('x');
        other.keyPressed('x');

        assertThat(Arrays.mismatch(desktop.scene().snapshot(), other.scene().snapshot()))
                .isEqualTo(-1);
    }

    @Test
    void typedKeyChangesTheTerminalOnly() {
        int[] before = desktop.scene().snapshot();

        desktop.keyPressed('x');

        assertThat(differsInside(before, TERMINAL)).isTrue();
        assertThat(differsOutside(before, TERMINAL)).isFalse();
    }

    @Test
    void typedKeyAndBackspaceLeaveThePictureAsItWas() {
        int[] before = desktop.scene().snapshot();

        desktop.keyPressed('x');
        desktop.keyPressed(0xFF08);

        assertThat(Arrays.mismatch(desktop.scene().snapshot(), before)).isEqualTo(-1);
    }

    @Test
    void secondTicksOnClockAndPanelOnly() {
        int[] before = desktop.scene().snapshot();

        clock.set("2026-11-22T10:09:37Z");
        desktop.tick();

        assertThat(differsInside(before, CLOCK)).isTrue();
        assertThat(differsInside(before, PANEL)).isTrue();
        assertThat(differsOutside(before, CLOCK, PANEL)).isFalse();
    }

    @Test
    void tickWithinTheSameSecondChangesNothing() {
        int[] before = desktop.scene().snapshot();

        clock.set("2026-11-22T10:09:36.999Z");
        desktop.tick();

        assertThat(Arrays.mismatch(desktop.scene().snapshot(), before)).isEqualTo(-1);
    }

    @Test
    void dragMovesTheWindowWithItsContent() {
        int[] before = desktop.scene().snapshot();

        drag(LAKE.x() + 50, LAKE.y() + 10, -200, 300);

        int[] after = desktop.scene().snapshot();
        Area picture = new Area(LAKE.x() + 12, LAKE.y() + 42, 320, 208);
        for (int y = picture.y(); y < picture.bottom(); y++) {
            for (int x = picture.x(); x < picture.right(); x++) {
                assertThat(after[(y + 300) * DemoDesktop.WIDTH + x - 200]).isEqualTo(before[y * DemoDesktop.WIDTH + x]);
            }
        }
        assertThat(differsInside(before, LAKE)).isTrue();
    }

    @Test
    void draggingThereAndBackRestoresThePicture() {
        click(WELCOME.x() + 20, WELCOME.y() + 10);
        int[] before = desktop.scene().snapshot();

        drag(WELCOME.x() + 20, WELCOME.y() + 10, 400, 200);
        drag(WELCOME.x() + 420, WELCOME.y() + 210, -400, -200);

        assertThat(Arrays.mismatch(desktop.scene().snapshot(), before)).isEqualTo(-1);
    }

    @Test
    void windowCanBeDraggedBackFromBeyondAnyEdge() {
        click(WELCOME.x() + 20, WELCOME.y() + 10);
        int[] before = desktop.scene().snapshot();

        drag(WELCOME.x() + 20, WELCOME.y() + 10, 5000, 5000);
        assertThat(differsInside(before, WELCOME)).isTrue();
        drag(DemoDesktop.WIDTH - 40, DemoDesktop.HEIGHT - 20, -920, -666);
        assertThat(Arrays.mismatch(desktop.scene().snapshot(), before)).isEqualTo(-1);

        drag(WELCOME.x() + 20, WELCOME.y() + 10, -5000, -5000);
        assertThat(differsInside(before, WELCOME)).isTrue();
        drag(20, 42, 332, 40);
        assertThat(Arrays.mismatch(desktop.scene().snapshot(), before)).isEqualTo(-1);
    }

    @Test
    void clockBelowTheScreenTicksUnseen() {
        drag(CLOCK.x() + 20, CLOCK.y() - 15, 0, 5000);
        int[] before = desktop.scene().snapshot();

        clock.set("2026-11-22T10:10:00Z");
        desktop.tick();

        assertThat(differsOutside(before, PANEL)).isFalse();
    }

    @Test
    void clickRaisesAWindow() {
        drag(WELCOME.x() + 20, WELCOME.y() + 10, 0, 250);
        int[] welcomeOnTop = desktop.scene().snapshot();

        click(TERMINAL.x() + 500, TERMINAL.bottom() - 20);

        assertThat(differsInside(welcomeOnTop, new Area(TERMINAL.x() + 20, TERMINAL.y() + 20, 200, 60)))
                .isTrue();
    }

    @Test
    void closeButtonHidesAndPanelBringsBack() {
        click(WELCOME.x() + 100, WELCOME.y() + 10);
        int[] before = desktop.scene().snapshot();

        click(WELCOME.right() - CLOSE_BUTTON_INSET, WELCOME.y() + 15);
        assertThat(differsInside(before, WELCOME)).isTrue();

        click(400, 16);
        assertThat(Arrays.mismatch(desktop.scene().snapshot(), before)).isEqualTo(-1);
    }

    @Test
    void buttonCountsItsClicks() {
        click(300, 240);
        int[] once = desktop.scene().snapshot();

        click(300, 240);

        assertThat(differsInside(once, new Area(224, 224, 144, 32))).isTrue();
        assertThat(differsOutside(once, new Area(224, 224, 144, 32))).isFalse();
    }

    @Test
    void pressThatIsReleasedElsewhereIsNoClick() {
        click(WELCOME.x() + 100, WELCOME.y() + 10);
        int[] before = desktop.scene().snapshot();

        desktop.pointerMoved(300, 240, 1);
        desktop.pointerMoved(300, 100, 1);
        desktop.pointerMoved(300, 100, 0);

        assertThat(Arrays.mismatch(desktop.scene().snapshot(), before)).isEqualTo(-1);
    }

    @Test
    void lightGoesRoundInThreeClicks() {
        click(100, 240);
        int[] night = desktop.scene().snapshot();
        click(100, 240);
        assertThat(differsInside(night, new Area(450, 40, 100, 100))).isTrue();
        click(100, 240);
        click(100, 240);

        assertThat(Arrays.mismatch(desktop.scene().snapshot(), night)).isEqualTo(-1);
    }

    private void click(int x, int y) {
        desktop.pointerMoved(x, y, 1);
        desktop.pointerMoved(x, y, 0);
    }

    private void drag(int x, int y, int deltaX, int deltaY) {
        desktop.pointerMoved(x, y, 1);
        desktop.pointerMoved(x + deltaX / 2, y + deltaY / 2, 1);
        desktop.pointerMoved(x + deltaX, y + deltaY, 0);
    }

    private boolean differsInside(int[] before, Area area) {
        int[] after = desktop.scene().snapshot();
        for (int i = 0; i < after.length; i++) {
            if (after[i] != before[i] && area.contains(i % DemoDesktop.WIDTH, i / DemoDesktop.WIDTH)) {
                return true;
            }
        }
        return false;
    }

    private boolean differsOutside(int[] before, Area... areas) {
        int[] after = desktop.scene().snapshot();
        for (int i = 0; i < after.length; i++) {
            int x = i % DemoDesktop.WIDTH;
            int y = i / DemoDesktop.WIDTH;
            if (after[i] != before[i] && Arrays.stream(areas).noneMatch(area -> area.contains(x, y))) {
                return true;
            }
        }
        return false;
    }
}

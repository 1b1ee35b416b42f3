package io.vncshot.testserver;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AreaTest {
    private final Area area = new Area(10, 20, 30, 40);

    @Test
    void rightAndBottomEdgesAreOutside() {
        assertThat(area.contains(39, 59)).isTrue();
        assertThat(area.contains(40, 59)).isFalse();
        assertThat(area.contains(39, 60)).isFalse();
    }

    @Test
    void intersectionOfStrangersIsEmpty() {
        assertThat(area.intersection(new Area(40, 20, 5, 5)).isEmpty()).isTrue();
        assertThat(area.intersects(new Area(39, 59, 5, 5))).isTrue();
        assertThat(area.intersection(new Area(0, 0, 11, 22))).isEqualTo(new Area(10, 20, 1, 2));
    }

    @Test
    void unionHoldsBoth() {
        assertThat(area.union(new Area(0, 50, 5, 20))).isEqualTo(new Area(0, 20, 40, 50));
    }

    @Test
    void negativeSidesAreRejected() {
        assertThatThrownBy(() -> new Area(0, 0, -1, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("area of -1x5: sides cannot be negative");
    }
}

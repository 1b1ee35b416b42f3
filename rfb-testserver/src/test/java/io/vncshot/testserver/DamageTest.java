package io.vncshot.testserver;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DamageTest {
    private static final Area ALL = new Area(0, 0, 40, 40);

    @Test
    void removingAHoleLeavesTheRest() {
        Damage damage = new Damage();
        damage.add(ALL);

        assertThat(damage.remove(new Area(10, 10, 5, 5))).containsExactly(new Area(10, 10, 5, 5));

        assertThat(damage.intersects(new Area(10, 10, 5, 5))).isFalse();
        assertThat(size(damage.remove(ALL))).isEqualTo(40 * 40 - 25);
    }

    @Test
    void emptyAreasDoNotCount() {
        Damage damage = new Damage();
        damage.add(new Area(5, 5, 0, 9));

        assertThat(damage.remove(ALL)).isEmpty();
    }

    @Test
    void manySmallAreasBecomeOneThatHoldsThemAll() {
        Damage damage = new Damage();
        for (int i = 0; i < 33; i++) {
            damage.add(new Area(i, i, 1, 1));
        }

        assertThat(damage.remove(ALL)).containsExactly(new Area(0, 0, 33, 33));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void nothingIsLostAndNothingCountedTwice(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Damage damage = new Damage();
        boolean[] expected = new boolean[40 * 40];
        for (int step = 0; step < 12; step++) {
            Area area = new Area(random.nextInt(30), random.nextInt(30), random.nextInt(11), random.nextInt(11));
            boolean adding = random.nextInt(3) > 0;
            if (adding) {
                damage.add(area);
            } else {
                damage.remove(area);
            }
            mark(expected, area, adding);
        }

        boolean[] actual = new boolean[40 * 40];
        List<Area> left = damage.remove(ALL);
        left.forEach(area -> mark(actual, area, true));
        assertThat(actual).as("seed %d", seed).isEqualTo(expected);
        assertThat(size(left)).as("seed %d", seed).isEqualTo(count(actual));
    }

    private static void mark(boolean[] field, Area area, boolean value) {
        for (int y = area.y(); y < area.bottom(); y++) {
            for (int x = area.x(); x < area.right(); x++) {
                field[y * 40 + x] = value;
            }
        }
    }

    private static int count(boolean[] field) {
        int count = 0;
        for (boolean set : field) {
            count += set ? 1 : 0;
        }
        return count;
    }

    private static int size(List<Area> areas) {
        return areas.stream().mapToInt(area -> area.width() * area.height()).sum();
    }
}

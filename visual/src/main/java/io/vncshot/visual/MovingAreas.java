package io.vncshot.visual;

import io.vncshot.imaging.Area;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The areas of a screen that change, those that overlap taken together, and how often. */
final class MovingAreas {
    private final List<MovingArea> areas = new ArrayList<>();

    /** Counts a change. */
    void add(Area area) {
        Area all = area;
        int times = 1;
        int overlapping = indexOverlapping(all);
        while (overlapping >= 0) {
            MovingArea other = areas.remove(overlapping);
            all = all.union(other.area());
            times += other.times();
            overlapping = indexOverlapping(all);
        }
        areas.add(new MovingArea(all, times));
    }

    private int indexOverlapping(Area area) {
        for (int i = 0; i < areas.size(); i++) {
            if (areas.get(i).area().overlaps(area)) {
                return i;
            }
        }
        return -1;
    }

    /** All of them, the one that changed most often first. */
    List<MovingArea> mostRestlessFirst() {
        List<MovingArea> sorted = new ArrayList<>(areas);
        sorted.sort(new MostTimesFirst());
        return sorted;
    }

    private static final class MostTimesFirst implements Comparator<MovingArea> {
        @Override
        public int compare(MovingArea a, MovingArea b) {
            return Integer.compare(b.times(), a.times());
        }
    }
}

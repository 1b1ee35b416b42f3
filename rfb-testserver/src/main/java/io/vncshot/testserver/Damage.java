package io.vncshot.testserver;

import java.util.ArrayList;
import java.util.List;

/** What a viewer has not been sent yet, as areas that do not overlap. */
final class Damage {
    private static final int MAX_AREAS = 32;

    private final List<Area> areas = new ArrayList<>();

    void clear() {
        areas.clear();
    }

    boolean intersects(Area area) {
        for (Area one : areas) {
            if (one.intersects(area)) {
                return true;
            }
        }
        return false;
    }

    void add(Area area) {
        remove(area);
        if (!area.isEmpty()) {
            areas.add(area);
        }
        if (areas.size() > MAX_AREAS) {
            mergeAll();
        }
    }

    /** Takes out everything inside of an area. @return what was damaged there */
    List<Area> remove(Area area) {
        List<Area> removed = new ArrayList<>();
        List<Area> before = new ArrayList<>(areas);
        areas.clear();
        for (Area one : before) {
            Area common = one.intersection(area);
            if (common.isEmpty()) {
                areas.add(one);
            } else {
                removed.add(common);
                addRest(one, common);
            }
        }
        return removed;
    }

    private void addRest(Area whole, Area hole) {
        addIfAny(whole.x(), whole.y(), whole.right(), hole.y());
        addIfAny(whole.x(), hole.y(), hole.x(), hole.bottom());
        addIfAny(hole.right(), hole.y(), whole.right(), hole.bottom());
        addIfAny(whole.x(), hole.bottom(), whole.right(), whole.bottom());
    }

    private void addIfAny(int left, int top, int right, int bottom) {
        if (left < right && top < bottom) {
            areas.add(new Area(left, top, right - left, bottom - top));
        }
    }

    private void mergeAll() {
        Area all = areas.get(0);
        for (Area one : areas) {
            all = all.union(one);
        }
        areas.clear();
        areas.add(all);
    }
}

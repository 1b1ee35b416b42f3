package io.vncshot.visual;

import io.vncshot.imaging.Area;
import java.util.List;

/**
 * A check to make.
 *
 * @param name see {@link CheckNames}
 * @param server as messages name it; empty for none
 * @param regions what to compare beside what the baseline's sidecar says; everything when neither says
 * @param masks what not to compare, beside what the sidecar says
 * @param started the time, as results are to give it
 */
public record CheckOrder(
        String name, String server, Tolerance tolerance, List<Area> regions, List<Area> masks, String started) {

    /** @throws IllegalArgumentException for a name that cannot be one */
    public CheckOrder {
        CheckNames.check(name);
        regions = List.copyOf(regions);
        masks = List.copyOf(masks);
    }
}

package io.vncshot.visual;

import io.vncshot.imaging.Area;
import io.vncshot.imaging.PictureDifference.DifferentArea;
import java.util.List;

/**
 * A check and how it ended.
 *
 * @param server as messages name it; empty for none
 * @param message for people, one line; empty when it passed
 * @param baseline its file name within the baselines folder
 * @param expected the baseline's size
 * @param actual the screen's size
 * @param areas those that differ, the largest first
 * @param moving those that did not come to rest, the most restless first
 * @param regions what was compared, of the screen; all of it when empty
 * @param masks what was left out, of that; a mask picture is not in it
 */
public record CheckResult(
        String name,
        String server,
        CheckStatus status,
        String message,
        String baseline,
        Size expected,
        Size actual,
        Counts counts,
        Tolerance tolerance,
        List<DifferentArea> areas,
        List<MovingArea> moving,
        List<Area> regions,
        List<Area> masks,
        ResultFiles files,
        String started,
        long milliseconds) {

    public CheckResult {
        areas = List.copyOf(areas);
        moving = List.copyOf(moving);
        regions = List.copyOf(regions);
        masks = List.copyOf(masks);
    }

    /** The same, with the time that it took. */
    public CheckResult took(long milliseconds) {
        return new CheckResult(
                name,
                server,
                status,
                message,
                baseline,
                expected,
                actual,
                counts,
                tolerance,
                areas,
                moving,
                regions,
                masks,
                files,
                started,
                milliseconds);
    }
}

package io.vncshot.visual;

import io.vncshot.imaging.Area;
import io.vncshot.imaging.PictureDifference.DifferentArea;
import java.util.List;

/** A result in the making. */
final class CheckDraft {
    final CheckOrder order;
    final String baseline;
    final Size actual;
    Size expected = Size.NONE;
    Counts counts = Counts.NONE;
    List<DifferentArea> areas = List.of();
    List<MovingArea> moving = List.of();
    List<Area> regions;
    List<Area> masks;
    ResultFiles files = ResultFiles.NONE;

    CheckDraft(CheckOrder order, String baseline, Size actual) {
        this.order = order;
        this.baseline = baseline;
        this.actual = actual;
        this.regions = order.regions();
        this.masks = order.masks();
    }

    CheckResult end(CheckStatus status, String message) {
        return new CheckResult(
                order.name(),
                order.server(),
                status,
                message,
                baseline,
                expected,
                actual,
                counts,
                order.tolerance(),
                areas,
                moving,
                regions,
                masks,
                files,
                order.started(),
                0);
    }
}

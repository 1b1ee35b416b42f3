package io.vncshot.testserver;

import java.util.ArrayList;
import java.util.List;

/** One FramebufferUpdate to be written: its rectangles in order, with their pixels. */
record Update(List<Part> parts) {
    Update() {
        this(new ArrayList<>());
    }

    sealed interface Part {}

    /** The pixels, row-major, of the area alone. */
    record Pixels(Area area, int[] pixels) implements Part {}

    record Copy(Area target, int sourceX, int sourceY) implements Part {}

    record Cursor(CursorShape shape) implements Part {}

    record Name(String name) implements Part {}

    record DesktopSize(int width, int height) implements Part {}

    /** Reason 0 is the server, 1 this client; status 0 is done, 1 prohibited. */
    record ExtendedDesktopSize(int width, int height, int reason, int status) implements Part {}
}

package io.vncshot.testserver;

/** Habits of real servers that surprise clients; any set of them can be switched on together. */
public enum UpdatePattern {
    /** The first update has no pixels: ExtendedDesktopSize alone when announced, else no rectangle at all. */
    EMPTY_FIRST_UPDATE,
    /** The first update is DesktopSize (or ExtendedDesktopSize) with the size unchanged, and nothing else. */
    DESKTOP_SIZE_FIRST,
    /** What is to be sent goes out in slices of {@link ServerBuilder#sliceHeight} rows, one a request. */
    SLICE_A_REQUEST,
    /** As SLICE_A_REQUEST, but one request brings all slices, each as an update of its own. */
    SLICES_UNASKED,
    /** Updates announce 0xFFFF rectangles and end with LastRect, to clients that announce it. */
    ENDED_BY_LAST_RECT,
    /** The whole picture, in the native format, follows ServerInit at once. */
    PUSHED_AFTER_INIT
}

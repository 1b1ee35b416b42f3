package io.vncshot.testserver.demo;

/** What is inside of a window. Its coordinates begin at its own top left corner. */
interface Content {
    int width();

    int height();

    int background();

    /** Draws everything with the top left corner here; the background is there already. */
    void draw(Canvas canvas, int x, int y);

    /** The pointer is here, with the left button up; returns whether that shows. */
    default boolean hover(int x, int y) {
        return false;
    }

    /** The left button went down here; returns whether that shows. */
    default boolean press(int x, int y) {
        return false;
    }

    /** The left button went up here, after it had gone down in this content; returns whether that shows. */
    default boolean release(int x, int y) {
        return false;
    }
}

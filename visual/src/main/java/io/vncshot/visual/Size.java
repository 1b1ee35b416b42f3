package io.vncshot.visual;

import io.vncshot.imaging.Picture;

/** Of a picture, in pixels; 0x0 where there is none. */
public record Size(int width, int height) {
    static final Size NONE = new Size(0, 0);

    static Size of(Picture picture) {
        return new Size(picture.width(), picture.height());
    }

    /** {@code 1920x1080}. */
    @Override
    public String toString() {
        return width + "x" + height;
    }
}

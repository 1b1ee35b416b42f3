package io.vncshot.snap;

import io.vncshot.imaging.Picture;

/** Whether a picture shows nothing: one colour all over. */
public final class Blankness {
    private Blankness() {}

    /** Whether all pixels have one colour. */
    public static boolean isBlank(Picture picture) {
        int colour = picture.argb()[picture.offset()] & 0xFFFFFF;
        for (int y = 0; y < picture.height(); y++) {
            int start = picture.offset() + y * picture.stride();
            for (int i = start; i < start + picture.width(); i++) {
                if ((picture.argb()[i] & 0xFFFFFF) != colour) {
                    return false;
                }
            }
        }
        return true;
    }
}

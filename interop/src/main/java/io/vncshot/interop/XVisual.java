package io.vncshot.interop;

import java.nio.ByteBuffer;

/** The root window and how its pixels look: what a connection setup tells about screen 0. */
record XVisual(int root, int colourMap, Size size, int depth, int bitsPerPixel, Masks masks) {
    record Size(int width, int height) {}

    /** Of a true-colour visual; all 0 where a colour map is used. */
    record Masks(int red, int green, int blue) {
        boolean trueColour() {
            return (red | green | blue) != 0;
        }
    }

    private static final int FORMATS_START = 32;
    private static final int SCREEN_BYTES = 40;
    private static final int VISUAL_BYTES = 24;
    private static final int TRUE_COLOUR = 4;

    /** Reads the setup answer, from its eighth byte on (X11 protocol, "Connection Setup"). */
    static XVisual parse(ByteBuffer setup) {
        int vendorBytes = (Short.toUnsignedInt(setup.getShort(16)) + 3) / 4 * 4;
        int formats = FORMATS_START + vendorBytes;
        int screen = formats + 8 * setup.get(21);
        int depth = setup.get(screen + 38);
        Size size = new Size(
                Short.toUnsignedInt(setup.getShort(screen + 20)), Short.toUnsignedInt(setup.getShort(screen + 22)));
        return new XVisual(
                setup.getInt(screen),
                setup.getInt(screen + 4),
                size,
                depth,
                bitsPerPixel(setup, formats, depth),
                masks(setup, screen));
    }

    private static int bitsPerPixel(ByteBuffer setup, int formats, int depth) {
        for (int i = 0; i < setup.get(21); i++) {
            if (setup.get(formats + 8 * i) == depth) {
                return setup.get(formats + 8 * i + 1);
            }
        }
        throw new IllegalStateException("no pixmap format of depth " + depth);
    }

    private static Masks masks(ByteBuffer setup, int screen) {
        int wanted = setup.getInt(screen + 32);
        int depth = screen + SCREEN_BYTES;
        for (int i = 0; i < setup.get(screen + 39); i++) {
            int visuals = Short.toUnsignedInt(setup.getShort(depth + 2));
            for (int visual = depth + 8; visual < depth + 8 + visuals * VISUAL_BYTES; visual += VISUAL_BYTES) {
                if (setup.getInt(visual) == wanted) {
                    return setup.get(visual + 4) < TRUE_COLOUR
                            ? new Masks(0, 0, 0)
                            : new Masks(setup.getInt(visual + 8), setup.getInt(visual + 12), setup.getInt(visual + 16));
                }
            }
            depth += 8 + visuals * VISUAL_BYTES;
        }
        throw new IllegalStateException("no visual " + wanted);
    }
}

package io.vncshot.testserver.demo;

/** The colours of the wallpaper at one time of the day. */
enum Scenery {
    DUSK(0xFFE9C4, 0.45f),
    NIGHT(0xF2F4FF, 1f),
    MORNING(0xFFF7DE, 0f);

    private final int sun;
    private final float stars;

    Scenery(int sun, float stars) {
        this.sun = sun;
        this.stars = stars;
    }

    Scenery next() {
        return this == DUSK ? NIGHT : this == NIGHT ? MORNING : DUSK;
    }

    /** The colour of the sun, or of the moon. */
    int sun() {
        return sun;
    }

    /** How bright the stars are, 0 to 1. */
    float stars() {
        return stars;
    }

    /** From the zenith to the horizon. */
    int[] sky() {
        return switch (this) {
            case DUSK -> new int[] {0x1B2150, 0x3B3573, 0x74508C, 0xC0718A, 0xF09A7C, 0xFFCB94};
            case NIGHT -> new int[] {0x070B1E, 0x0D1636, 0x16244F, 0x21376A, 0x345083};
            case MORNING -> new int[] {0x3E86C8, 0x6CA9DC, 0xA4CCE8, 0xDCE8EA, 0xFBEBD0};
        };
    }

    /** From the farthest range to the nearest. */
    int[] hills() {
        return switch (this) {
            case DUSK -> new int[] {0xA96C8C, 0x7F5484, 0x5A4076, 0x3A2E5F, 0x201D42};
            case NIGHT -> new int[] {0x2B4474, 0x203560, 0x17284C, 0x0F1C38, 0x081024};
            case MORNING -> new int[] {0xA9C3D3, 0x83AAB5, 0x5F8E91, 0x3F6F69, 0x244C46};
        };
    }
}

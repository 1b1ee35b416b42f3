package io.vncshot.testserver.demo;

/** A clock with hands, and the date under it. */
final class ClockFace implements Content {
    private static final int WIDTH = 204;
    private static final int HEIGHT = 226;
    private static final int RADIUS = 84;
    private static final int BACKGROUND = 0xF6F3FA;
    private static final int RIM = 0xDAD3E6;
    private static final int INK = 0x2B2647;
    private static final int ACCENT = 0xE8604C;

    private final Font font;
    private WallTime time;

    ClockFace(WallTime time, Font font) {
        this.time = time;
        this.font = font;
    }

    void show(WallTime newTime) {
        time = newTime;
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return HEIGHT;
    }

    @Override
    public int background() {
        return BACKGROUND;
    }

    @Override
    public void draw(Canvas canvas, int x, int y) {
        float centreX = x + WIDTH / 2f;
        float centreY = y + 14 + RADIUS;
        canvas.disc(centreX, centreY, RADIUS, RIM);
        canvas.disc(centreX, centreY, RADIUS - 3, Colour.WHITE);
        for (int mark = 0; mark < 60; mark++) {
            boolean hour = mark % 5 == 0;
            ray(
                    canvas,
                    centreX,
                    centreY,
                    new Hand(mark / 60f, RADIUS - (hour ? 15 : 9), RADIUS - 7, hour ? 2.6f : 1f, INK));
        }
        float seconds = time.second() / 60f;
        float minutes = (time.minute() + seconds) / 60;
        float hours = (time.hour() % 12 + minutes) / 12;
        ray(canvas, centreX, centreY, new Hand(hours, -8, 44, 6, INK));
        ray(canvas, centreX, centreY, new Hand(minutes, -10, 64, 4, INK));
        ray(canvas, centreX, centreY, new Hand(seconds, -16, 70, 1.8f, ACCENT));
        canvas.disc(centreX, centreY, 5, ACCENT);
        canvas.disc(centreX, centreY, 2, Colour.WHITE);
        String date = time.date();
        canvas.text(font, x + (WIDTH - font.width(date)) / 2, y + HEIGHT - 17, date, INK);
    }

    /** The turn goes from 0 at the top clockwise to 1; both ends are distances from the centre. */
    private record Hand(float turn, float from, float to, float thickness, int colour) {}

    private static void ray(Canvas canvas, float centreX, float centreY, Hand hand) {
        float directionX = (float) Math.sin(hand.turn() * 2 * Math.PI);
        float directionY = (float) -Math.cos(hand.turn() * 2 * Math.PI);
        canvas.line(
                centreX + directionX * hand.from(),
                centreY + directionY * hand.from(),
                centreX + directionX * hand.to(),
                centreY + directionY * hand.to(),
                hand.thickness(),
                hand.colour());
    }
}

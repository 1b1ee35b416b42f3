package io.vncshot.cli.record;

import io.vncshot.rfb.input.Keysym;
import java.util.Locale;

/** Writes what a person does as a script, line by line, with the time between as pauses. */
final class ScriptWriter implements ViewerEvents {
    /** What {@code --delay} adds to every action of a script that is played, which the pauses leave out. */
    private static final long DELAY_MILLIS = 10;

    private static final int BUTTONS = 8;
    private static final String PLAIN = "+,./:=@_%";

    private final Lines lines;
    private long now;
    private long played = -1;
    private int x = -1;
    private int y = -1;
    private int buttonMask;
    private int actions;

    /** Where lines go. */
    interface Lines {
        void add(String line);
    }

    ScriptWriter(Lines lines) {
        this.lines = lines;
    }

    /** The time of what comes next, in milliseconds. */
    void setTime(long millis) {
        now = millis;
        if (played < 0) {
            played = millis;
        }
    }

    /** How many actions there are, not counting pauses. */
    int actions() {
        return actions;
    }

    @Override
    public void keyEvent(KeyMove move, int keysym) {
        if (keysym != 0) {
            act((move == KeyMove.DOWN ? "keydown " : "keyup ") + quoted(Keysym.name(keysym)));
        }
    }

    @Override
    public void pointer(int newX, int newY, int newMask) {
        if (newX != x || newY != y) {
            act("move " + newX + " " + newY);
        }
        x = newX;
        y = newY;
        for (int button = 1; button <= BUTTONS; button++) {
            int bit = 1 << (button - 1);
            if ((newMask & ~buttonMask & bit) != 0) {
                act("mousedown " + button);
            } else if ((buttonMask & ~newMask & bit) != 0) {
                act("mouseup " + button);
            }
        }
        buttonMask = newMask;
    }

    @Override
    public void cutText(String text) {
        act("paste " + quoted(text));
    }

    @Override
    public void resize(int width, int height) {
        act("resize " + width + " " + height);
    }

    /** @param picture the file, relative to the script's folder */
    void expect(String picture) {
        act("expect " + quoted(picture) + " 0");
        // How long it takes until the screen looks so is for the playing to find out.
        played = now;
    }

    void comment(String text) {
        lines.add("# " + text.replace('\n', ' ').replace('\r', ' '));
    }

    private void act(String action) {
        long pause = now - played;
        if (pause > 0) {
            lines.add("pause " + String.format(Locale.ROOT, "%d.%03d", pause / 1000, pause % 1000) + " " + action);
            played = now;
        } else {
            lines.add(action);
        }
        played += DELAY_MILLIS;
        actions++;
    }

    /** As a shell and the scripts of vncdotool read it. */
    static String quoted(String text) {
        boolean plain = !text.isEmpty();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            plain &= letter || PLAIN.indexOf(c) >= 0 || (c == '-' && i > 0);
        }
        return plain ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}

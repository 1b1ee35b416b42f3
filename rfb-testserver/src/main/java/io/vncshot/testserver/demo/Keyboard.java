package io.vncshot.testserver.demo;

/** Turns keysyms into what they do in the shell. */
final class Keyboard {
    private static final int RETURN = 0xFF0D;
    private static final int KEYPAD_ENTER = 0xFF8D;
    private static final int BACKSPACE = 0xFF08;
    private static final int UP = 0xFF52;
    private static final int DOWN = 0xFF54;
    private static final int KEYPAD_0 = 0xFFB0;
    private static final int KEYPAD_9 = 0xFFB9;
    private static final int SHIFT_LEFT = 0xFFE1;
    private static final int SHIFT_RIGHT = 0xFFE2;
    private static final int CONTROL_LEFT = 0xFFE3;
    private static final int CONTROL_RIGHT = 0xFFE4;
    private static final int EURO = 0x20AC;
    private static final int UNICODE = 0x01000000;

    private final Shell shell;
    private boolean shift;
    private boolean control;

    Keyboard(Shell shell) {
        this.shell = shell;
    }

    void press(int keysym) {
        hold(keysym, true);
        if (control) {
            shortcut(keysym);
            return;
        }
        switch (keysym) {
            case RETURN, KEYPAD_ENTER -> shell.enter();
            case BACKSPACE -> shell.eraseLast();
            case UP -> shell.recallOlder();
            case DOWN -> shell.recallNewer();
            default -> {
                char character = character(keysym);
                if (character != 0) {
                    shell.type(shift ? Character.toUpperCase(character) : character);
                }
            }
        }
    }

    void release(int keysym) {
        hold(keysym, false);
    }

    private void hold(int keysym, boolean down) {
        if (keysym == SHIFT_LEFT || keysym == SHIFT_RIGHT) {
            shift = down;
        } else if (keysym == CONTROL_LEFT || keysym == CONTROL_RIGHT) {
            control = down;
        }
    }

    private void shortcut(int keysym) {
        switch (keysym) {
            case 'c', 'C' -> shell.cancel();
            case 'l', 'L' -> shell.clear();
            case 'u', 'U' -> shell.eraseAll();
            default -> {
                // Not for the shell.
            }
        }
    }

    /** 0 for a key that types nothing. */
    private static char character(int keysym) {
        boolean latin1 = (keysym >= 0x20 && keysym <= 0x7E) || (keysym >= 0xA0 && keysym <= 0xFF);
        if (latin1 || keysym == EURO) {
            return (char) keysym;
        }
        if (keysym >= KEYPAD_0 && keysym <= KEYPAD_9) {
            return (char) ('0' + keysym - KEYPAD_0);
        }
        boolean unicode = keysym > UNICODE + 0x20 && keysym <= UNICODE + 0xFFFF;
        return unicode ? (char) (keysym - UNICODE) : 0;
    }
}

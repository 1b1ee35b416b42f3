package io.vncshot.cli.action;

import io.vncshot.cli.time.TimeBudget;
import io.vncshot.rfb.RfbSession;
import io.vncshot.rfb.protocol.RfbException;

/** The pointer of a session: where this run has put it, and which of its buttons are down. */
final class Pointer {
    static final int MAX_COORDINATE = 65535;
    static final int BUTTONS = 8;

    private final RfbSession session;
    private final TimeBudget time;
    private int x;
    private int y;
    private int buttonMask;
    private boolean placed;

    Pointer(RfbSession session, TimeBudget time) {
        this.session = session;
        this.time = time;
    }

    /** Whether this run has moved it or clicked; before that, only the server knows where it is. */
    boolean isPlaced() {
        return placed;
    }

    int x() {
        return x;
    }

    int y() {
        return y;
    }

    /** Refuses a point that is not on the screen. */
    void checkTarget(int newX, int newY) throws ActionException {
        if (newX >= session.width() || newY >= session.height()) {
            throw new ActionException("outside of the screen, which is " + session.width() + "x" + session.height());
        }
    }

    void moveTo(int newX, int newY) throws RfbException, ActionException {
        checkTarget(newX, newY);
        x = newX;
        y = newY;
        send(buttonMask);
    }

    /** Presses a button, 1 to 8, where the pointer is: at 0,0 until a move. */
    void press(int button) throws RfbException, ActionException {
        stayOnScreen();
        send(buttonMask | maskOf(button));
    }

    void release(int button) throws RfbException {
        send(buttonMask & ~maskOf(button));
    }

    /** Presses and releases a button. */
    void click(int button) throws RfbException, ActionException {
        press(button);
        release(button);
    }

    /** Whether a button is down. */
    boolean holds() {
        return buttonMask != 0;
    }

    void releaseAll() throws RfbException {
        if (buttonMask != 0) {
            send(0);
        }
    }

    private void stayOnScreen() throws ActionException {
        if (x >= session.width() || y >= session.height()) {
            throw new ActionException("the pointer, at " + x + "," + y + ", is outside of the screen, which has become "
                    + session.width() + "x" + session.height());
        }
    }

    private void send(int mask) throws RfbException {
        buttonMask = mask;
        placed = true;
        session.pointer(x, y, mask, time.deadline());
    }

    private static int maskOf(int button) {
        return 1 << (button - 1);
    }
}

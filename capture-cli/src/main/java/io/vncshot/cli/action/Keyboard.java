package io.vncshot.cli.action;

import io.vncshot.cli.time.TimeBudget;
import io.vncshot.rfb.RfbSession;
import io.vncshot.rfb.input.Keysym;
import io.vncshot.rfb.input.Scancode;
import io.vncshot.rfb.protocol.RfbException;
import java.util.ArrayList;
import java.util.List;

/** The keys of a session, and which of them are down. */
final class Keyboard {
    /** What to do about characters that need shift on a US keyboard. */
    enum Caps {
        AS_THEY_ARE,
        WITH_SHIFT
    }

    private static final String SHIFTED_SYMBOLS = "~!@#$%^&*()_+{}|:\"<>?";
    private static final int UNICODE = 0x0100_0000;

    private final RfbSession session;
    private final TimeBudget time;
    private final Caps caps;
    private boolean asked;
    private final List<Integer> held = new ArrayList<>();

    Keyboard(RfbSession session, TimeBudget time, Caps caps) {
        this.session = session;
        this.time = time;
        this.caps = caps;
    }

    /** Presses keys in order and releases them in reverse. */
    void strike(List<Integer> keysyms) throws RfbException {
        learnWhatTheServerTakes();
        int before = held.size();
        boolean shifted = caps == Caps.WITH_SHIFT ? needsShift(keysyms) : keyNeedsShift(keysyms);
        if (shifted) {
            press(Keysym.SHIFT_L);
        }
        for (Integer keysym : keysyms) {
            press(keysym);
        }
        releaseDownTo(before);
    }

    /** Presses keys in order, and leaves them down. */
    void hold(List<Integer> keysyms) throws RfbException {
        learnWhatTheServerTakes();
        for (Integer keysym : keysyms) {
            press(keysym);
        }
    }

    /** Releases keys in order, whether this run has pressed them or somebody else. */
    void release(List<Integer> keysyms) throws RfbException {
        learnWhatTheServerTakes();
        for (Integer keysym : keysyms) {
            while (held.remove(keysym)) {
                // A key may have been pressed again while it was down.
            }
            session.keyUp(keysym, time.deadline());
        }
    }

    /** Whether a key is down. */
    boolean holds() {
        return !held.isEmpty();
    }

    /** Releases what is down, the last first. */
    void releaseAll() throws RfbException {
        releaseDownTo(0);
    }

    private void learnWhatTheServerTakes() throws RfbException {
        if (!asked) {
            asked = true;
            session.announceScancodes(time.deadline());
        }
    }

    /** Where keys go by their numbers, a capital is what its key types while shift is down. */
    private boolean keyNeedsShift(List<Integer> keysyms) {
        if (!session.sendsScancodes() || held.contains(Keysym.SHIFT_L) || held.contains(Keysym.SHIFT_R)) {
            return false;
        }
        boolean shifted = false;
        for (Integer keysym : keysyms) {
            if (keysym == Keysym.SHIFT_L || keysym == Keysym.SHIFT_R) {
                return false;
            }
            shifted |= Scancode.needsShift(keysym);
        }
        return shifted;
    }

    private void press(Integer keysym) throws RfbException {
        held.add(keysym);
        session.keyDown(keysym, time.deadline());
    }

    private void releaseDownTo(int count) throws RfbException {
        for (int i = held.size() - 1; i >= count; i--) {
            session.keyUp(held.remove(i), time.deadline());
        }
    }

    private static boolean needsShift(List<Integer> keysyms) {
        boolean shifted = false;
        for (Integer keysym : keysyms) {
            if (keysym == Keysym.SHIFT_L) {
                return false;
            }
            int character = keysym >= UNICODE ? keysym - UNICODE : keysym;
            boolean typesItself = keysym >= UNICODE || keysym <= 0xFF;
            shifted |= typesItself && (Character.isUpperCase(character) || SHIFTED_SYMBOLS.indexOf(character) >= 0);
        }
        return shifted;
    }
}

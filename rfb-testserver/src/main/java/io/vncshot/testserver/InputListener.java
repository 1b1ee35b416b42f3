package io.vncshot.testserver;

/** Is told what a client types, points at and cuts. Called on the thread of the client's connection. */
public interface InputListener {
    /** An X11 keysym went down, or repeats. */
    void keyPressed(int keysym);

    /** An X11 keysym went up. */
    void keyReleased(int keysym);

    /** The pointer is here, with these buttons held: bit 0 is the left one, bits 3 to 6 the wheel (RFC 6143 §7.5.5). */
    void pointerMoved(int x, int y, int buttons);

    /** The client's clipboard has changed. */
    void textCut(String text);
}

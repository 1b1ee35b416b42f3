package io.vncshot.cli.action;

import io.vncshot.rfb.protocol.RfbException;

/** Something to do on a connection, complete and checked. */
public sealed interface Action
        permits CaptureAction,
                PauseAction,
                MoveAction,
                ClickAction,
                MouseDownAction,
                MouseUpAction,
                DragAction,
                ScrollAction,
                KeyAction,
                KeyDownAction,
                KeyUpAction,
                TypeAction,
                PasteAction,
                CopyAction,
                ExpectAction,
                StableAction,
                RegionStableAction,
                ChangeAction,
                FindAction,
                FindTextAction,
                CheckAction,
                ResizeAction {
    ActionName name();

    /** The action in messages. What is typed may be a secret and is not in it. */
    String label();

    /** Whether what it makes goes to stdout. */
    default boolean usesStdout() {
        return false;
    }

    /** Whether it is about the clipboard, which servers must be told of beforehand. */
    default boolean usesClipboard() {
        return false;
    }

    /** The name of the check that it makes; empty if it makes none. */
    default String checkName() {
        return "";
    }

    /** Whether it takes in what is on the screen. */
    default boolean looks() {
        return false;
    }

    /** Whether it reads text on the screen, for which a program must be installed. */
    default boolean readsText() {
        return false;
    }

    /** Whether it saves a picture of what is on the screen, and does nothing else. */
    default boolean isCapture() {
        return false;
    }

    /** Whether it is something that the server needs a moment to take in. */
    default boolean isInput() {
        return false;
    }

    /**
     * Does it.
     *
     * @throws ActionException when it cannot be done; the connection can go on
     */
    void perform(ActionContext context) throws RfbException, ActionException;
}

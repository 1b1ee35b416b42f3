package io.vncshot.cli.action;

import io.vncshot.rfb.SessionListener;

/** Keeps what a server has cut last. */
public final class CutTexts implements SessionListener {
    private String last = "";
    private boolean taken = true;

    @Override
    public void cutText(String text) {
        last = text;
        taken = false;
    }

    boolean hasNew() {
        return !taken;
    }

    String take() {
        taken = true;
        return last;
    }
}

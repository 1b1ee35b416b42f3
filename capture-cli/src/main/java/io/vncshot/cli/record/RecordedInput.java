package io.vncshot.cli.record;

import io.vncshot.cli.message.Messages;
import java.io.IOException;

/** Turns a viewer's messages into a script, as far as they are known. */
final class RecordedInput implements ViewerEvents {
    private final ScriptWriter script;
    private final Pictures pictures;
    private final WireSink wire;
    private final int hotKey;
    private final Messages messages;
    private final ViewerMessages viewer = new ViewerMessages(this);
    private boolean lost;

    /** Gets the pictures too. */
    interface WireSink {
        void addPicture(String name, byte[] png);
    }

    /** @param hotKey the keysym that takes a picture of the screen, and is not recorded itself */
    RecordedInput(ScriptWriter script, Pictures pictures, WireSink wire, int hotKey, Messages messages) {
        this.script = script;
        this.pictures = pictures;
        this.wire = wire;
        this.hotKey = hotKey;
        this.messages = messages;
    }

    /** The session begins. */
    void begin(long millis) {
        script.setTime(millis);
    }

    /** Takes what the viewer has sent at that time. */
    void add(byte[] bytes, long millis) {
        if (lost) {
            return;
        }
        script.setTime(millis);
        try {
            viewer.feed(bytes);
        } catch (IOException e) {
            lost = true;
            script.comment("the recording ends here: " + e.getMessage());
            messages.warning("the script ends here: " + e.getMessage() + "; the session goes on");
        }
    }

    @Override
    public void keyEvent(KeyMove move, int keysym) {
        if (keysym != hotKey) {
            script.keyEvent(move, keysym);
        } else if (move == KeyMove.DOWN) {
            takePicture();
        }
    }

    private void takePicture() {
        try {
            byte[] png = pictures.take();
            String name = pictures.keep(png);
            wire.addPicture(name, png);
            script.expect(name);
            messages.note("picture " + name);
        } catch (IOException e) {
            script.comment("no picture: " + e.getMessage());
            messages.warning("no picture of the screen: " + e.getMessage());
        }
    }

    @Override
    public void pointer(int x, int y, int buttonMask) {
        script.pointer(x, y, buttonMask);
    }

    @Override
    public void cutText(String text) {
        script.cutText(text);
    }

    @Override
    public void resize(int width, int height) {
        script.resize(width, height);
    }
}

package io.vncshot.cli.record;

import java.io.EOFException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The dialogue of a recording, and how far it has been read. */
final class RecordedDialogue implements Dialogue {
    private final byte[] toViewer;
    private final byte[] toServer;
    private final List<Step> steps = new ArrayList<>();
    private int viewerPosition;
    private int serverPosition;

    /** Bytes that one side says while the other listens. */
    record Step(Direction direction, byte[] bytes) {}

    RecordedDialogue(byte[] toViewer, byte[] toServer) {
        this.toViewer = toViewer;
        this.toServer = toServer;
    }

    @Override
    public byte[] take(Direction direction, int count) throws EOFException {
        boolean down = direction == Direction.TO_VIEWER;
        byte[] bytes = down ? toViewer : toServer;
        int start = position(direction);
        if (bytes.length - start < count) {
            throw new EOFException("the recording ends in the handshake");
        }
        if (down) {
            viewerPosition += count;
        } else {
            serverPosition += count;
        }
        byte[] taken = Arrays.copyOfRange(bytes, start, start + count);
        steps.add(new Step(direction, taken));
        return taken;
    }

    int position(Direction direction) {
        return direction == Direction.TO_VIEWER ? viewerPosition : serverPosition;
    }

    List<Step> steps() {
        return steps;
    }
}

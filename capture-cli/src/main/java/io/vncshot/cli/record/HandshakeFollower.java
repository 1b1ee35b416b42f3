package io.vncshot.cli.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads a handshake that others have, RFC 6143 §7.1 to §7.3, top to bottom, and says the same without authentication. It
 * ends before the session's first message.
 */
final class HandshakeFollower {
    private static final int BANNER_BYTES = 12;
    private static final int MAX_NAME = 1 << 20;
    private static final int CAPABILITY_BYTES = 16;
    private static final byte NONE = 1;
    private static final byte[] OK = new byte[4];

    private final Dialogue dialogue;
    private final Exchange stripped;

    /** @param stripped gets the handshake without authentication */
    HandshakeFollower(Dialogue dialogue, Exchange stripped) {
        this.dialogue = dialogue;
        this.stripped = stripped;
    }

    Followed follow() throws IOException {
        byte[] server = dialogue.take(Direction.TO_VIEWER, BANNER_BYTES);
        byte[] viewer = dialogue.take(Direction.TO_SERVER, BANNER_BYTES);
        stripped.say(Direction.TO_VIEWER, server);
        stripped.say(Direction.TO_SERVER, viewer);
        int minor = minorVersion(viewer);
        int number = minor < 7 ? decidedByServer() : agreedOn();
        if (number == 0) {
            return new Followed(Followed.Outcome.REFUSED, "none", 0);
        }
        SecurityFollower.Result result = new SecurityFollower(dialogue).follow(number);
        Followed followed = result.followed();
        if (followed.outcome() != Followed.Outcome.CLEAR) {
            return followed;
        }
        if (minor >= 8 || followed.number() != NONE) {
            byte[] answer = dialogue.take(Direction.TO_VIEWER, OK.length);
            if (ByteBuffer.wrap(answer).getInt() != 0) {
                return new Followed(Followed.Outcome.REFUSED, followed.securityType(), followed.number());
            }
        }
        sayNoneWasAskedFor(minor);
        initialise(result.capabilitiesFollow());
        return followed;
    }

    /** What the viewer answers counts, whatever the server began with; 3.3 for what is none. */
    private static int minorVersion(byte[] banner) {
        try {
            int minor = Integer.parseInt(new String(banner, 8, 3, StandardCharsets.US_ASCII));
            return minor >= 8 ? 8 : minor == 7 ? 7 : 3;
        } catch (NumberFormatException e) {
            return 3;
        }
    }

    private int decidedByServer() throws IOException {
        return ByteBuffer.wrap(dialogue.take(Direction.TO_VIEWER, 4)).getInt();
    }

    private int agreedOn() throws IOException {
        int count = dialogue.take(Direction.TO_VIEWER, 1)[0] & 0xFF;
        if (count == 0) {
            return 0;
        }
        dialogue.take(Direction.TO_VIEWER, count);
        return dialogue.take(Direction.TO_SERVER, 1)[0] & 0xFF;
    }

    private void sayNoneWasAskedFor(int minor) {
        if (minor < 7) {
            stripped.say(Direction.TO_VIEWER, (byte) 0, (byte) 0, (byte) 0, NONE);
            return;
        }
        stripped.say(Direction.TO_VIEWER, (byte) 1, NONE);
        stripped.say(Direction.TO_SERVER, NONE);
        if (minor >= 8) {
            stripped.say(Direction.TO_VIEWER, OK);
        }
    }

    private void initialise(boolean capabilitiesFollow) throws IOException {
        stripped.say(Direction.TO_SERVER, dialogue.take(Direction.TO_SERVER, 1));
        byte[] screen = dialogue.take(Direction.TO_VIEWER, 24);
        int name = ByteBuffer.wrap(screen).getInt(20);
        if (name < 0 || name > MAX_NAME) {
            throw new IOException("a desktop name of " + (name & 0xFFFF_FFFFL) + " bytes: at most " + MAX_NAME);
        }
        byte[] title = dialogue.take(Direction.TO_VIEWER, name);
        stripped.sayScreen(
                ByteBuffer.allocate(screen.length + name).put(screen).put(title).array());
        if (capabilitiesFollow) {
            ByteBuffer counts = ByteBuffer.wrap(dialogue.take(Direction.TO_VIEWER, 8));
            int count = (counts.getShort() & 0xFFFF) + (counts.getShort() & 0xFFFF) + (counts.getShort() & 0xFFFF);
            dialogue.take(Direction.TO_VIEWER, CAPABILITY_BYTES * count);
        }
    }
}

package io.vncshot.cli.record;

import io.vncshot.rfb.protocol.SecurityType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to serve a recording: which bytes, and after how many requests of the viewer.
 *
 * @param serverInit with the pixel format that the recorded viewer had asked for
 * @param steps the handshake as it was recorded, empty for one without authentication, which any viewer can have
 */
record ReplayPlan(byte[] serverInit, List<RecordedDialogue.Step> steps, List<Portion> portions) {
    static final int FORMAT_AT = 4;
    private static final String BANNER_3_8 = "RFB 003.008\n";

    /** Bytes for a viewer that has asked for updates so often. */
    record Portion(int requests, byte[] bytes) {}

    /** @throws IOException when the recording has no session that can be served */
    static ReplayPlan of(WireFile file) throws IOException {
        byte[] toServer = file.toServer().length > 0 ? file.toServer() : openAnswers();
        RecordedDialogue dialogue = new RecordedDialogue(file.toViewer(), toServer);
        Exchange handshake = new Exchange();
        Followed followed = new HandshakeFollower(dialogue, handshake).follow();
        if (followed.outcome() != Followed.Outcome.CLEAR) {
            throw new IOException("the recorded session cannot be served: it is "
                    + followed.outcome().description() + " (security " + followed.securityType() + ")");
        }
        boolean open = followed.number() == SecurityType.NONE.number();
        Schedule schedule = new Schedule(file, dialogue);
        byte[] init = handshake.serverInit();
        byte[] format = schedule.pixelFormat;
        if (format != null) {
            System.arraycopy(format, 0, init, FORMAT_AT, format.length);
        }
        return new ReplayPlan(init, open ? List.of() : List.copyOf(dialogue.steps()), schedule.portions);
    }

    /** What a viewer says to a server without authentication. */
    private static byte[] openAnswers() {
        byte[] banner = BANNER_3_8.getBytes(StandardCharsets.US_ASCII);
        byte[] answers = Arrays.copyOf(banner, banner.length + 2);
        answers[banner.length] = 1;
        answers[banner.length + 1] = 1;
        return answers;
    }

    /** Counts the requests that came before each piece. */
    private static final class Schedule implements ViewerEvents {
        private final List<Portion> portions = new ArrayList<>();
        private final ViewerMessages viewer = new ViewerMessages(this);
        private byte @Nullable [] pixelFormat;
        private int requests;
        private boolean lost;

        Schedule(WireFile file, RecordedDialogue dialogue) {
            int down = dialogue.position(Direction.TO_VIEWER);
            int up = dialogue.position(Direction.TO_SERVER);
            if (file.order() == WireFile.Order.UNKNOWN) {
                feed(Arrays.copyOfRange(file.toServer(), Math.min(up, file.toServer().length), file.toServer().length));
                portions.add(new Portion(1, Arrays.copyOfRange(file.toViewer(), down, file.toViewer().length)));
                return;
            }
            int downEnd = 0;
            int upEnd = 0;
            for (WireFile.Piece piece : file.pieces()) {
                if (piece.direction() == Direction.TO_VIEWER) {
                    int start = Math.max(downEnd, down);
                    downEnd += piece.count();
                    if (downEnd > start) {
                        portions.add(new Portion(requests, Arrays.copyOfRange(file.toViewer(), start, downEnd)));
                    }
                } else {
                    int start = Math.max(upEnd, up);
                    upEnd += piece.count();
                    if (upEnd > start) {
                        feed(Arrays.copyOfRange(file.toServer(), start, upEnd));
                    }
                }
            }
        }

        private void feed(byte[] bytes) {
            try {
                if (!lost) {
                    viewer.feed(bytes);
                }
            } catch (IOException unknown) {
                // From here on nobody can tell what was asked for: the rest is served as soon as this is.
                lost = true;
            }
        }

        @Override
        public void updateAsked() {
            requests++;
        }

        @Override
        public void pixelFormat(byte[] format) {
            if (pixelFormat == null) {
                pixelFormat = format;
            }
        }
    }
}

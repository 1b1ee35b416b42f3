package io.vncshot.cli.record;

import io.vncshot.cli.message.Messages;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Serves a recording to viewers: the same bytes, each when the viewer has asked for as many updates as the recorded one had.
 * A viewer that asks less often gets them all the same, a moment later.
 */
public final class ReplayServer {
    private static final long PATIENCE_MILLIS = 200;
    private static final int BUFFER_BYTES = 64 << 10;

    private final ReplayPlan plan;
    private final Messages messages;

    /** @throws IOException when there is nothing in the recording that can be served */
    public ReplayServer(WireFile file, Messages messages) throws IOException {
        plan = ReplayPlan.of(file);
        this.messages = messages;
    }

    /** Serves it once, until the viewer closes the connection. */
    public void serve(Side viewer) throws IOException {
        try (viewer) {
            if (plan.steps().isEmpty()) {
                new OpenHandshake(viewer, (direction, bytes) -> {}).serve(plan.serverInit());
            } else {
                repeat(viewer);
            }
            Asked asked = new Asked();
            Thread sender = new Thread("replay-sender") {
                @Override
                public void run() {
                    send(viewer, asked);
                }
            };
            sender.start();
            listen(viewer, asked);
        }
    }

    private void repeat(Side viewer) throws IOException {
        for (RecordedDialogue.Step step : plan.steps()) {
            if (step.direction() == Direction.TO_VIEWER) {
                viewer.write(ByteBuffer.wrap(step.bytes()));
                continue;
            }
            ByteBuffer answer = ByteBuffer.allocate(step.bytes().length);
            while (answer.hasRemaining()) {
                if (viewer.read(answer) < 0) {
                    throw new EOFException("the viewer has closed the connection in the handshake");
                }
            }
        }
    }

    private void send(Side viewer, Asked asked) {
        try {
            for (ReplayPlan.Portion portion : plan.portions()) {
                if (!asked.await(portion.requests())) {
                    return;
                }
                viewer.write(ByteBuffer.wrap(portion.bytes()));
            }
            messages.note("all of the recording has been served");
        } catch (IOException gone) {
            // The other thread sees it too.
        }
    }

    private void listen(Side viewer, Asked asked) {
        ViewerMessages parser = new ViewerMessages(asked);
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        try {
            while (viewer.read(buffer.clear()) >= 0) {
                try {
                    parser.feed(Arrays.copyOf(buffer.array(), buffer.position()));
                } catch (IOException unknown) {
                    messages.warning(unknown.getMessage() + "; the rest of the recording is served without waiting");
                    asked.giveAll();
                    discard(viewer);
                }
            }
        } catch (IOException gone) {
            // As viewers do.
        } finally {
            asked.end();
        }
    }

    /** Depth is left out, with which everybody is careless, and padding. */
    private static boolean sameFormat(byte[] format, byte[] serverInit) {
        int at = ReplayPlan.FORMAT_AT;
        return format[0] == serverInit[at] && Arrays.equals(format, 2, 13, serverInit, at + 2, at + 13);
    }

    private static void discard(Side viewer) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        while (viewer.read(buffer.clear()) >= 0) {
            // It is of no interest any more.
        }
    }

    /** How often the viewer has asked for an update. */
    private final class Asked implements ViewerEvents {
        private int requests;
        private boolean ended;

        @Override
        public synchronized void updateAsked() {
            if (requests < Integer.MAX_VALUE) {
                requests++;
            }
            notifyAll();
        }

        @Override
        public void pixelFormat(byte[] format) {
            if (!sameFormat(format, plan.serverInit())) {
                messages.warning(
                        "the viewer wants pixels of another format than the recording has; it will see wrong colours");
            }
        }

        synchronized void giveAll() {
            requests = Integer.MAX_VALUE;
            notifyAll();
        }

        synchronized void end() {
            ended = true;
            notifyAll();
        }

        /** Whether the viewer is still there. */
        synchronized boolean await(int wanted) {
            try {
                while (requests < Math.min(wanted, 1) && !ended) {
                    wait();
                }
                long end = System.currentTimeMillis() + PATIENCE_MILLIS;
                long left = PATIENCE_MILLIS;
                while (requests < wanted && !ended && left > 0) {
                    wait(left);
                    left = end - System.currentTimeMillis();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            return !ended;
        }
    }
}

package io.vncshot.cli.snap;

import io.vncshot.cli.message.ExitStatus;
import io.vncshot.cli.message.Messages;
import io.vncshot.cli.message.UsageException;
import io.vncshot.snap.web.Ping;
import io.vncshot.snap.web.WebException;
import org.jspecify.annotations.Nullable;

/** The pings of {@code --ping}: whatever becomes of them, snapshots go on, and no round has failed for it. */
public final class SnapPing implements SnapObserver {
    private final Ping ping;
    private final Messages messages;
    private Ping.@Nullable Sent start;

    private SnapPing(Ping ping, Messages messages) {
        this.ping = ping;
        this.messages = messages;
    }

    public static SnapPing to(String address, Messages messages) throws UsageException {
        try {
            return new SnapPing(Ping.to(address), messages);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--ping: " + e.getMessage());
        }
    }

    @Override
    public void begin() {
        start = ping.send(Ping.Sign.START);
    }

    /** After the sign for the start, which has had the time of the round. */
    @Override
    public ExitStatus end(ExitStatus round) {
        try {
            if (start != null) {
                start.await();
            }
            ping.send(round == ExitStatus.DONE ? Ping.Sign.SUCCESS : Ping.Sign.FAIL)
                    .await();
        } catch (WebException e) {
            messages.error("--ping: " + e.getMessage());
        }
        start = null;
        return round;
    }
}

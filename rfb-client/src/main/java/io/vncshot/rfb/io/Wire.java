package io.vncshot.rfb.io;

import io.vncshot.rfb.transport.Deadline;
import io.vncshot.rfb.transport.Transport;

/** Both directions of a connection. A security type may put another transport, and so another wire, in its place. */
public record Wire(Transport transport, RfbInput in, RfbOutput out) implements AutoCloseable {
    public static Wire over(Transport transport, Deadline deadline) {
        return new Wire(transport, new RfbInput(transport, deadline), new RfbOutput(transport, deadline));
    }

    /** The deadline of every read and flush from here on. */
    public void setDeadline(Deadline deadline) {
        in.setDeadline(deadline);
        out.setDeadline(deadline);
    }

    /** The deadline last set. */
    public Deadline deadline() {
        return in.deadline();
    }

    @Override
    public void close() {
        transport.close();
    }
}

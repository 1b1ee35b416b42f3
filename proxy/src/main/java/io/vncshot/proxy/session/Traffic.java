package io.vncshot.proxy.session;

import io.netty.buffer.ByteBuf;
import io.vncshot.proxy.relay.EndReason;
import io.vncshot.proxy.relay.SessionTap;
import java.io.PrintStream;

/** Prints signs for what passes: } and > for a client's bytes received and sent on, { and < for a target's. */
final class Traffic implements SessionTap {
    private final PrintStream out;

    Traffic(PrintStream out) {
        this.out = out;
    }

    @Override
    public void fromClient(ByteBuf bytes) {
        print("}>");
    }

    @Override
    public void fromTarget(ByteBuf bytes) {
        print("{<");
    }

    @Override
    public void ended(EndReason reason) {}

    private void print(String signs) {
        out.print(signs);
        out.flush();
    }
}

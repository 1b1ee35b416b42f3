package io.vncshot.proxy.relay;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;

/** Keeps the reasons it is told. */
final class RecordingTap implements SessionTap {
    final List<EndReason> reasons = new ArrayList<>();
    int clientBytes;
    int targetBytes;

    @Override
    public void fromClient(ByteBuf bytes) {
        clientBytes += bytes.readableBytes();
    }

    @Override
    public void fromTarget(ByteBuf bytes) {
        targetBytes += bytes.readableBytes();
    }

    @Override
    public void ended(EndReason reason) {
        reasons.add(reason);
    }
}

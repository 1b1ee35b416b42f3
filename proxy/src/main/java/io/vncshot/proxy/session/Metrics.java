package io.vncshot.proxy.session;

import io.netty.buffer.ByteBuf;
import io.vncshot.proxy.relay.EndReason;
import io.vncshot.proxy.relay.SessionTap;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts, in the text format of Prometheus. Any thread may use it. */
public final class Metrics implements SessionTap {
    private final LongAdder connections = new LongAdder();
    private final LongAdder openConnections = new LongAdder();
    private final LongAdder sessions = new LongAdder();
    private final LongAdder openSessions = new LongAdder();
    private final LongAdder clientBytes = new LongAdder();
    private final LongAdder targetBytes = new LongAdder();
    private final Map<EndReason, LongAdder> ends = new EnumMap<>(EndReason.class);
    private final ConcurrentMap<Integer, LongAdder> refusals = new ConcurrentSkipListMap<>();

    public Metrics() {
        for (EndReason reason : EndReason.values()) {
            ends.put(reason, new LongAdder());
        }
    }

    /** A connection was accepted. */
    public void connectionOpened() {
        connections.increment();
        openConnections.increment();
    }

    public void connectionClosed() {
        openConnections.decrement();
    }

    /** A WebSocket was refused with this HTTP status. */
    public void refused(int status) {
        refusals.computeIfAbsent(status, added -> new LongAdder()).increment();
    }

    void sessionOpened() {
        sessions.increment();
        openSessions.increment();
    }

    @Override
    public void fromClient(ByteBuf bytes) {
        clientBytes.add(bytes.readableBytes());
    }

    @Override
    public void fromTarget(ByteBuf bytes) {
        targetBytes.add(bytes.readableBytes());
    }

    @Override
    public void ended(EndReason reason) {
        openSessions.decrement();
        LongAdder count = ends.get(reason);
        if (count != null) {
            count.increment();
        }
    }

    /** All of them, in the exposition format 0.0.4. */
    public String expose() {
        StringBuilder text = new StringBuilder(2048);
        add(text, "connections_total", "counter", "Connections accepted.", connections);
        add(text, "connections", "gauge", "Connections open.", openConnections);
        add(text, "sessions_total", "counter", "WebSockets opened.", sessions);
        add(text, "sessions", "gauge", "WebSockets open.", openSessions);
        describe(text, "bytes_total", "counter", "Bytes passed on, without framing.");
        value(text, "bytes_total{from=\"client\"}", clientBytes);
        value(text, "bytes_total{from=\"target\"}", targetBytes);
        describe(text, "session_ends_total", "counter", "WebSockets that ended, by what ended them.");
        for (Map.Entry<EndReason, LongAdder> end : ends.entrySet()) {
            value(text, "session_ends_total{reason=\"" + end.getKey().label() + "\"}", end.getValue());
        }
        describe(text, "refusals_total", "counter", "WebSockets refused, by HTTP status.");
        for (Map.Entry<Integer, LongAdder> refusal : new TreeMap<>(refusals).entrySet()) {
            value(text, "refusals_total{status=\"" + refusal.getKey() + "\"}", refusal.getValue());
        }
        return text.toString();
    }

    private static void add(StringBuilder text, String name, String type, String help, LongAdder count) {
        describe(text, name, type, help);
        value(text, name, count);
    }

    private static void describe(StringBuilder text, String name, String type, String help) {
        text.append("# HELP websockify_").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE websockify_").append(name).append(' ').append(type).append('\n');
    }

    private static void value(StringBuilder text, String name, LongAdder count) {
        text.append("websockify_").append(name).append(' ').append(count.sum()).append('\n');
    }
}

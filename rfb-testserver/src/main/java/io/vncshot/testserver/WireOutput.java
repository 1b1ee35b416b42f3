package io.vncshot.testserver;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** What a connection sends, buffered, big-endian; here the scripted faults strike. */
final class WireOutput {
    private static final int BUFFER_SIZE = 64 * 1024;

    private final ClientLink link;
    private final List<Fault> faults;
    private final List<Due> due = new ArrayList<>();
    private final Set<Stage> met = EnumSet.noneOf(Stage.class);
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_SIZE);
    private RawScript.Pace pace;
    private long sent;
    private boolean discarding;

    private record Due(long position, RawScript script) {}

    WireOutput(ClientLink link, List<Fault> faults, RawScript.Pace pace) {
        this.link = link;
        this.faults = faults;
        this.pace = pace;
        for (Fault fault : faults) {
            if (fault.stage() == null) {
                due.add(new Due(fault.offset(), fault.script()));
            }
        }
    }

    /** Says that what follows belongs to this stage. Only the first time counts. */
    void stage(Stage stage) throws IOException {
        flush();
        discarding = false;
        if (!met.add(stage)) {
            return;
        }
        boolean replaced = false;
        for (Fault fault : faults) {
            if (fault.stage() == stage) {
                due.add(new Due(sent + fault.offset(), fault.script()));
                replaced |= fault.mode() == Fault.Mode.INSTEAD;
            }
        }
        playDue();
        discarding = replaced;
    }

    void u8(int value) throws IOException {
        room(1).put((byte) value);
    }

    void u16(int value) throws IOException {
        room(2).putShort((short) value);
    }

    void u32(int value) throws IOException {
        room(4).putInt(value);
    }

    void bytes(byte... bytes) throws IOException {
        bytes(bytes, bytes.length);
    }

    void bytes(byte[] bytes, int length) throws IOException {
        for (int start = 0; start < length; ) {
            int count = Math.min(length - start, room(1).remaining());
            buffer.put(bytes, start, count);
            start += count;
        }
    }

    /** Integers of 32 bits in the given byte order. */
    void integers(int[] values, ByteOrder order) throws IOException {
        for (int start = 0; start < values.length; ) {
            int count = Math.min(values.length - start, room(4).remaining() / 4);
            buffer.slice().order(order).asIntBuffer().put(values, start, count);
            buffer.position(buffer.position() + 4 * count);
            start += count;
        }
    }

    void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining() && !discarding) {
            playDue();
            int count = (int) Math.min(buffer.remaining(), nextDue() - sent);
            ByteBuffer piece = buffer.slice().limit(count);
            write(piece);
            buffer.position(buffer.position() + count);
            sent += count;
        }
        buffer.clear();
        playDue();
    }

    private ByteBuffer room(int count) throws IOException {
        if (buffer.remaining() < count) {
            flush();
        }
        return buffer;
    }

    private void write(ByteBuffer bytes) throws IOException {
        int end = bytes.limit();
        while (bytes.position() < end) {
            bytes.limit((int) Math.min(end, (long) bytes.position() + pace.bytes()));
            link.write(bytes);
            if (pace.pauseNanos() > 0) {
                link.pause(pace.pauseNanos());
            }
        }
    }

    private long nextDue() {
        long next = Long.MAX_VALUE;
        for (Due one : due) {
            next = Math.min(next, one.position());
        }
        return next;
    }

    private void playDue() throws IOException {
        while (nextDue() <= sent) {
            RawScript script = removeFirstDue();
            for (RawScript.Step step : script.steps()) {
                play(step);
            }
        }
    }

    private RawScript removeFirstDue() {
        Iterator<Due> candidates = due.iterator();
        while (true) {
            Due one = candidates.next();
            if (one.position() <= sent) {
                candidates.remove();
                return one.script();
            }
        }
    }

    private void play(RawScript.Step step) throws IOException {
        if (step instanceof RawScript.Send send) {
            write(ByteBuffer.wrap(send.bytes()));
        } else if (step instanceof RawScript.SendForever send) {
            sendForever(send.bytes());
        } else if (step instanceof RawScript.Expect expect) {
            link.skip(expect.count());
        } else if (step instanceof RawScript.Pace newPace) {
            pace = newPace;
        } else if (step instanceof RawScript.Stall) {
            throw link.stall();
        } else if (step instanceof RawScript.Drop) {
            throw link.drop();
        } else {
            throw link.reset();
        }
    }

    private void sendForever(byte[] bytes) throws IOException {
        int copies = Math.max(1, 16 * 1024 / bytes.length);
        ByteBuffer block = ByteBuffer.allocate(copies * bytes.length);
        while (block.hasRemaining()) {
            block.put(bytes);
        }
        block.flip();
        while (true) {
            write(block.duplicate());
        }
    }
}

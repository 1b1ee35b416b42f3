package io.vncshot.rfb.transport;

import java.nio.ByteBuffer;

/** Bytes on their way from one thread to another, in a ring. Each side waits by a deadline, or until the other is gone. */
final class PipeBuffer {
    private static final int CAPACITY = 64 << 10;
    /** How often to look whether the deadline has passed before its time: its clock may be made to jump. */
    private static final long LOOK_MILLIS = 100;

    private final byte[] ring = new byte[CAPACITY];
    private int start;
    private int count;
    private boolean ended;

    /** Nothing more will be put in; what there is can still be taken. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    synchronized boolean isEmpty() {
        return count == 0;
    }

    /** Waits until there is a byte, or the end; whether it was one of these. */
    synchronized boolean awaitAny(Deadline deadline) throws InterruptedException {
        while (count == 0 && !ended) {
            long millis = deadline.remainingMillis();
            if (millis == 0) {
                return false;
            }
            wait(Math.min(millis, LOOK_MILLIS));
        }
        return true;
    }

    /** Waits until all has been taken; false when the deadline passes first, or nobody takes any more. */
    synchronized boolean awaitEmpty(Deadline deadline) throws InterruptedException {
        while (count > 0) {
            long millis = deadline.remainingMillis();
            if (ended || millis == 0) {
                return false;
            }
            wait(Math.min(millis, LOOK_MILLIS));
        }
        return true;
    }

    /** Takes what is there, as much as fits; how many bytes. */
    synchronized int take(ByteBuffer target) {
        int taken = 0;
        while (count > 0 && target.hasRemaining()) {
            int length = Math.min(Math.min(count, CAPACITY - start), target.remaining());
            target.put(ring, start, length);
            start = (start + length) % CAPACITY;
            count -= length;
            taken += length;
        }
        notifyAll();
        return taken;
    }

    /** Waits for a byte without an end in time, and takes what is there; -1 at the end. */
    synchronized int takeSome(byte[] target) throws InterruptedException {
        while (count == 0 && !ended) {
            wait();
        }
        return count == 0 ? -1 : take(ByteBuffer.wrap(target));
    }

    /** Puts in what fits; how many bytes. */
    synchronized int put(byte[] source, int offset, int length) {
        int put = 0;
        while (put < length && count < CAPACITY) {
            int end = (start + count) % CAPACITY;
            int step = Math.min(length - put, end < start ? start - end : CAPACITY - end);
            System.arraycopy(source, offset + put, ring, end, step);
            count += step;
            put += step;
        }
        notifyAll();
        return put;
    }

    /** Puts in all, waiting for room without an end in time; false when nobody takes it any more. */
    synchronized boolean putAll(byte[] source, int length) throws InterruptedException {
        int put = put(source, 0, length);
        while (put < length && !ended) {
            wait();
            put += put(source, put, length - put);
        }
        return put == length;
    }
}

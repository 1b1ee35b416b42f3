package io.vncshot.testserver;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** The record of what clients did, of all connections in the order of arrival. Any thread may use it. */
public final class ClientEvents {
    private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(10);

    private final Deque<ClientEvent> events = new ArrayDeque<>();
    private final int limit;

    ClientEvents(int limit) {
        this.limit = limit;
    }

    synchronized void add(ClientEvent event) {
        if (limit == 0) {
            return;
        }
        if (events.size() == limit) {
            events.removeFirst();
        }
        events.addLast(event);
        notifyAll();
    }

    /** A copy of everything so far. */
    public synchronized List<ClientEvent> all() {
        return new ArrayList<>(events);
    }

    /** Those of one kind so far. */
    public synchronized <T extends ClientEvent> List<T> all(Class<T> kind) {
        List<T> found = new ArrayList<>();
        for (ClientEvent event : events) {
            if (kind.isInstance(event)) {
                found.add(kind.cast(event));
            }
        }
        return found;
    }

    /** Forgets everything so far. */
    public synchronized void clear() {
        events.clear();
    }

    /** The first event of a kind, waiting up to ten seconds for it. */
    public <T extends ClientEvent> T await(Class<T> kind) {
        return await(kind, event -> true);
    }

    /** The first event of a kind that the condition accepts, waiting up to ten seconds for it. */
    public <T extends ClientEvent> T await(Class<T> kind, Predicate<? super T> condition) {
        return await(kind, condition, 1, DEFAULT_PATIENCE).get(0);
    }

    /** At least {@code count} events of a kind, waiting up to ten seconds for the last of them. */
    public <T extends ClientEvent> List<T> await(Class<T> kind, int count) {
        return await(kind, event -> true, count, DEFAULT_PATIENCE);
    }

    /**
     * At least {@code count} events of a kind that the condition accepts.
     *
     * @throws IllegalStateException when they have not come within the patience or the thread is interrupted
     */
    public synchronized <T extends ClientEvent> List<T> await(
            Class<T> kind, Predicate<? super T> condition, int count, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            List<T> found = matching(kind, condition);
            while (found.size() < count) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new IllegalStateException(found.size() + " of " + count + " " + kind.getSimpleName()
                            + " events after " + patience + "; the client sent " + events);
                }
                wait(left / 1_000_000, (int) (left % 1_000_000));
                found = matching(kind, condition);
            }
            return found;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a client", e);
        }
    }

    private <T extends ClientEvent> List<T> matching(Class<T> kind, Predicate<? super T> condition) {
        List<T> found = all(kind);
        found.removeIf(condition.negate());
        return found;
    }
}

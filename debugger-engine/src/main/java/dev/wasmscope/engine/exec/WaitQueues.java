package dev.wasmscope.engine.exec;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * The guest threads that wait at addresses of one memory ({@code memory.atomic.wait} of the threads
 * proposal), first come first served. Thread-safe.
 */
final class WaitQueues {
    /** How a wait ended; the proposal's result is the ordinal, but for {@link #PAUSED}. */
    enum End {
        WOKEN,
        NOT_EQUAL,
        TIMED_OUT,
        /** The thread shall pause, or was interrupted. */
        PAUSED
    }

    private static final long NANOS_OF_MILLI = 1_000_000;

    /** How long a request to pause may go unseen. */
    private static final long SLICE_NANOS = 10 * NANOS_OF_MILLI;

    private static final class Waiter {
        boolean woken;
    }

    private final Map<Long, Deque<Waiter>> queues = new HashMap<>();

    /**
     * Waits at an address.
     *
     * @param expected whether the memory still has the value that the guest expects; asked once,
     *     with no wake-up in between
     * @param timeoutNanos negative for ever
     * @param paused whether the thread shall pause
     */
    synchronized End await(
            long address, BooleanSupplier expected, long timeoutNanos, BooleanSupplier paused) {
        if (!expected.getAsBoolean()) {
            return End.NOT_EQUAL;
        }
        Waiter waiter = new Waiter();
        queues.computeIfAbsent(address, key -> new ArrayDeque<>()).add(waiter);
        long start = System.nanoTime();
        while (!waiter.woken) {
            long left =
                    timeoutNanos < 0 ? Long.MAX_VALUE : timeoutNanos - (System.nanoTime() - start);
            if (left <= 0 || paused.getAsBoolean() || !sleep(Math.min(left, SLICE_NANOS))) {
                forget(address, waiter);
                return left <= 0 ? End.TIMED_OUT : End.PAUSED;
            }
        }
        return End.WOKEN;
    }

    /** Sleeps until woken or so long; false if interrupted. */
    @SuppressWarnings("WaitNotInLoop") // the caller loops
    private boolean sleep(long nanos) {
        try {
            wait(nanos / NANOS_OF_MILLI, (int) (nanos % NANOS_OF_MILLI));
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void forget(long address, Waiter waiter) {
        Deque<Waiter> queue = queues.get(address);
        if (queue != null) {
            queue.remove(waiter);
            if (queue.isEmpty()) {
                queues.remove(address);
            }
        }
    }

    /** Wakes at most {@code count} (without sign) waiters; returns how many. */
    synchronized int wake(long address, int count) {
        Deque<Waiter> queue = queues.get(address);
        if (queue == null) {
            return 0;
        }
        int woken = 0;
        for (Iterator<Waiter> i = queue.iterator();
                i.hasNext() && Integer.compareUnsigned(woken, count) < 0; ) {
            i.next().woken = true;
            i.remove();
            woken++;
        }
        if (queue.isEmpty()) {
            queues.remove(address);
        }
        notifyAll();
        return woken;
    }
}

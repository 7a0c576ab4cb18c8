package dev.wasmscope.engine.wasi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An input that somebody else feeds, for example a console. A guest that reads too early waits, and
 * the wait can be interrupted. {@link #feed} and {@link #end} may be called from any thread.
 */
public final class FedInput implements InputSource {
    private final boolean terminal;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<byte[]> chunks = new ArrayDeque<>();
    private int consumedOfFirst;
    private long available;
    private boolean ended;
    private volatile Runnable listener = () -> {};

    /**
     * @param terminal whether the guest is to take it for a terminal
     */
    public FedInput(boolean terminal) {
        this.terminal = terminal;
    }

    /** Appends bytes, which are copied; after {@link #end} they are dropped. */
    public void feed(byte[] bytes) {
        lock.lock();
        try {
            if (!ended && bytes.length > 0) {
                chunks.add(bytes.clone());
                available += bytes.length;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
        listener.run();
    }

    /** Ends the input: the guest sees the end of the file after what was fed. */
    public void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        listener.run();
    }

    /** Waits until everything fed was read. */
    void awaitDrained() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (available > 0) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (available == 0 && !ended) {
                changed.await();
            }
            return available == 0 ? -1 : take(buffer, offset, length);
        } finally {
            lock.unlock();
        }
    }

    private int take(byte[] buffer, int offset, int length) {
        int taken = 0;
        while (taken < length && available > 0) {
            byte[] first = chunks.element();
            int run = Math.min(length - taken, first.length - consumedOfFirst);
            System.arraycopy(first, consumedOfFirst, buffer, offset + taken, run);
            taken += run;
            available -= run;
            consumedOfFirst += run;
            if (consumedOfFirst == first.length) {
                chunks.remove();
                consumedOfFirst = 0;
            }
        }
        changed.signalAll();
        return taken;
    }

    @Override
    public boolean await(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (available == 0 && !ended && left > 0) {
                if (nanos == FOREVER) {
                    changed.await();
                } else {
                    left = changed.awaitNanos(left);
                }
            }
            return available > 0 || ended;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onChange(Runnable newListener) {
        listener = newListener;
    }

    @Override
    public int available() {
        lock.lock();
        try {
            return (int) Math.min(available, Integer.MAX_VALUE);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean terminal() {
        return terminal;
    }
}

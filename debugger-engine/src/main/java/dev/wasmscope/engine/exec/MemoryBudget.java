package dev.wasmscope.engine.exec;

import java.util.concurrent.atomic.AtomicLong;

/** What the memories of a store may take together. */
final class MemoryBudget {
    private final long limit;
    private final AtomicLong used = new AtomicLong();

    /** At most {@code limit} bytes. */
    MemoryBudget(long limit) {
        this.limit = limit;
    }

    /** Most bytes that all memories together may have. */
    long limit() {
        return limit;
    }

    /** Whether {@code bytes} more can be taken now. */
    boolean has(long bytes) {
        return bytes <= limit - used.get();
    }

    /** Takes {@code bytes} more, if there are so many left. */
    boolean take(long bytes) {
        for (; ; ) {
            long now = used.get();
            if (bytes > limit - now) {
                return false;
            }
            if (used.compareAndSet(now, now + bytes)) {
                return true;
            }
        }
    }

    /** Gives back what could not be had in the end. */
    void giveBack(long bytes) {
        used.addAndGet(-bytes);
    }
}

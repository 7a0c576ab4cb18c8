package dev.wasmscope.cli.trace;

import dev.wasmscope.engine.host.HostCallEvent;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands events to a thread of its own, in order and in batches; so many at most are on their way
 * that a trace takes little memory however long it is. One thread adds.
 */
final class BatchWriter {
    private static final int BATCH = 256;
    private static final int BATCHES = 8;

    private final BlockingQueue<HostCallEvent[]> queue = new ArrayBlockingQueue<>(BATCHES);
    private final Consumer<HostCallEvent> target;
    private HostCallEvent[] batch = new HostCallEvent[BATCH];
    private int count;
    private @Nullable Thread thread;
    private volatile @Nullable RuntimeException failure;

    BatchWriter(Consumer<HostCallEvent> target) {
        this.target = target;
    }

    /** Takes the next event; waits when too many are on their way. */
    void add(HostCallEvent event) {
        batch[count++] = event;
        if (count == BATCH) {
            hand(batch);
            batch = new HostCallEvent[BATCH];
            count = 0;
        }
    }

    /** Waits, through interrupts too, which are meant for the guest's calls. */
    private void hand(HostCallEvent[] events) {
        if (thread == null) {
            thread = Thread.ofPlatform().daemon().name("trace-writer").start(this::write);
        }
        boolean interrupted = false;
        while (true) {
            try {
                queue.put(events);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try {
            for (HostCallEvent[] next = queue.take(); next.length > 0; next = queue.take()) {
                writeAll(next);
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread.
        }
    }

    /** After a failure the rest is taken and dropped, so that the guest never waits for good. */
    private void writeAll(HostCallEvent[] events) {
        try {
            for (HostCallEvent event : events) {
                if (failure == null) {
                    target.accept(event);
                }
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /** Waits until all events are written; what the target threw is thrown here. */
    void finish() {
        if (thread == null) {
            for (int i = 0; i < count; i++) {
                target.accept(batch[i]);
            }
            return;
        }
        hand(Arrays.copyOf(batch, count));
        if (count > 0) {
            hand(new HostCallEvent[0]);
        }
        join(thread);
        RuntimeException thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.wasmscope.ui.files;

import dev.wasmscope.ui.fx.Coalescer;
import java.time.Duration;

/**
 * Lets costly updates happen a few times a second: one that comes too early is asked for again
 * later.
 */
final class Pace {
    private static final Duration INTERVAL = Duration.ofMillis(300);

    private long last = System.nanoTime() - INTERVAL.toNanos();
    private boolean waiting;

    /** Whether the update may happen now; else {@code again} is raised when it may. */
    boolean now(Coalescer.Signal again) {
        long now = System.nanoTime();
        if (now - last >= INTERVAL.toNanos()) {
            last = now;
            waiting = false;
            return true;
        }
        if (!waiting) {
            waiting = true;
            again.raiseAfter(INTERVAL);
        }
        return false;
    }
}

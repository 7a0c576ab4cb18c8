package dev.wasmscope.ui.fx;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Turns any number of events into few updates: between two updates at least the interval passes,
 * and each {@link Signal} raised meanwhile runs once, with whatever is latest then.
 *
 * <p>The first event after a quiet time is not delayed, nor is an urgent one. Signals carry no
 * data: their update reads the latest state, so nothing piles up however fast a guest writes.
 */
public final class Coalescer implements AutoCloseable {
    /** Thirty updates a second. */
    public static final Duration DEFAULT_INTERVAL = Duration.ofMillis(33);

    private final UiThread ui;
    private final long intervalNanos;
    private final ScheduledExecutorService timer;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final AtomicBoolean urgent = new AtomicBoolean();
    private final List<Signal> signals = new CopyOnWriteArrayList<>();
    private volatile long lastFlush;

    /** Updates run behind {@code ui}, at most one each {@code interval} (zero: at once). */
    public Coalescer(UiThread ui, Duration interval) {
        this.ui = ui;
        this.intervalNanos = interval.toNanos();
        this.lastFlush = System.nanoTime() - intervalNanos;
        this.timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("ui-coalescer").factory());
    }

    /** A new signal; signals of one flush run in the order in which they were made. */
    public Signal signal(Runnable update) {
        Signal signal = new Signal(update);
        signals.add(signal);
        return signal;
    }

    private void request() {
        if (intervalNanos == 0) {
            ui.run(this::flush);
            return;
        }
        if (scheduled.compareAndSet(false, true)) {
            long wait = lastFlush + intervalNanos - System.nanoTime();
            if (wait <= 0) {
                ui.later(this::flush);
            } else if (!timer.isShutdown()) {
                var _ = timer.schedule(() -> ui.later(this::flush), wait, TimeUnit.NANOSECONDS);
            }
        }
    }

    private void flush() {
        lastFlush = System.nanoTime();
        urgent.set(false);
        scheduled.set(false);
        for (Signal signal : signals) {
            if (signal.raised.getAndSet(false)) {
                ui.run(signal.update);
            }
        }
    }

    @Override
    public void close() {
        signals.clear();
        timer.shutdownNow();
    }

    /** One kind of event. */
    public final class Signal implements AutoCloseable {
        private final Runnable update;
        private final AtomicBoolean raised = new AtomicBoolean();

        private Signal(Runnable update) {
            this.update = update;
        }

        /** Asks for the update; may be called on any thread, as often as wanted. */
        public void raise() {
            if (!raised.getAndSet(true)) {
                request();
            }
        }

        /** Asks for the update at once: for what a user waits for. */
        public void raiseNow() {
            raised.set(true);
            if (intervalNanos == 0) {
                request();
            } else if (urgent.compareAndSet(false, true)) {
                ui.later(Coalescer.this::flush);
            }
        }

        /**
         * Asks for the update after a while: for states that are not worth showing if they are
         * short.
         */
        public void raiseAfter(Duration delay) {
            if (intervalNanos == 0) {
                raise();
            } else if (!timer.isShutdown()) {
                var _ = timer.schedule(this::raise, delay.toNanos(), TimeUnit.NANOSECONDS);
            }
        }

        @Override
        public void close() {
            signals.remove(this);
        }
    }
}

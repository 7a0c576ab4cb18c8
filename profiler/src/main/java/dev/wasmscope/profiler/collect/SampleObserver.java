package dev.wasmscope.profiler.collect;

import java.util.concurrent.locks.LockSupport;

/**
 * The thread that looks at running guests so many times a second. A look that comes late is not
 * made up for.
 */
public final class SampleObserver implements AutoCloseable {
    /** Looks a second, unless the user says otherwise. */
    public static final int DEFAULT_RATE = 1000;

    /** Beyond this the machine's timers are too coarse. */
    public static final int HIGHEST_RATE = 10_000;

    private final SampleCollector collector;
    private final long period;
    private final Thread thread;
    private volatile boolean closed;

    private SampleObserver(SampleCollector collector, int rate) {
        this.collector = collector;
        this.period = 1_000_000_000L / rate;
        this.thread = Thread.ofPlatform().daemon().name("sampler").unstarted(this::observe);
    }

    /**
     * Starts to look.
     *
     * @param rate times a second, 1 to {@link #HIGHEST_RATE}
     */
    public static SampleObserver start(SampleCollector collector, int rate) {
        if (rate < 1 || rate > HIGHEST_RATE) {
            throw new IllegalArgumentException("a rate of " + rate + " a second");
        }
        SampleObserver observer = new SampleObserver(collector, rate);
        observer.thread.start();
        return observer;
    }

    private void observe() {
        long next = System.nanoTime() + period;
        while (!closed) {
            long left = next - System.nanoTime();
            if (left > 0) {
                LockSupport.parkNanos(this, left);
            } else {
                collector.look();
                next = Math.max(next + period, System.nanoTime());
            }
        }
    }

    /** Looks no more. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}

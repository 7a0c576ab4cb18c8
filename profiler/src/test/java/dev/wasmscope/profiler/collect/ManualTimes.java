package dev.wasmscope.profiler.collect;

/** Clocks that go when they are told to. */
final class ManualTimes implements SampleTimes {
    static final long MILLI = 1_000_000;

    private long wall;
    private long cpu;

    /** Time passes, of which the guest is on a processor for a part. */
    synchronized void pass(long wallNanos, long cpuNanos) {
        wall += wallNanos;
        cpu += cpuNanos;
    }

    @Override
    public synchronized long wall() {
        return wall;
    }

    @Override
    public synchronized long cpu(Thread thread) {
        return cpu;
    }
}

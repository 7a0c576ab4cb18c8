package dev.wasmscope.profiler.collect;

/** Time that passes on a clock while it goes. May be used by several threads. */
final class Stopwatch {
    private boolean going;
    private long start;
    private long before;

    /** Lets it go or stand from a time of the clock on. */
    synchronized void set(boolean go, long now) {
        if (go != going) {
            before = at(now);
            start = now;
            going = go;
        }
    }

    /** What it shows at a time of the clock that is not before the last change. */
    synchronized long at(long now) {
        return before + (going ? Math.max(0, now - start) : 0);
    }
}

package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.wasi.types.ClockId;

/** Clocks that only the guest moves. */
final class DeterministicClock implements WasiClock {
    private final long realtime;
    private final long step;
    private long elapsed;

    DeterministicClock(long realtime, long step) {
        this.realtime = realtime;
        this.step = step;
    }

    @Override
    public long now(ClockId clock) {
        elapsed += step;
        return clock == ClockId.REALTIME ? realtime + elapsed : elapsed;
    }

    @Override
    public long resolution(ClockId clock) {
        return Math.max(1, step);
    }

    /** A sleep without end would end nothing here either: only an interrupt does. */
    @Override
    public void sleep(long nanos) throws InterruptedException {
        if (nanos == Long.MAX_VALUE) {
            Thread.sleep(Long.MAX_VALUE);
        }
        elapsed += nanos;
    }

    @Override
    public void waited(long nanos) {
        elapsed += nanos;
    }
}

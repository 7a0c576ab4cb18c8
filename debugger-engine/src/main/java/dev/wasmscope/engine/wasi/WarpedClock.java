package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.host.inject.TimeWarp;
import dev.wasmscope.engine.wasi.types.ClockId;

/** Clocks that injected faults may freeze or shift. */
record WarpedClock(WasiClock base, TimeWarp warp) implements WasiClock {
    @Override
    public long now(ClockId clock) {
        return warp.now(clock.witxName(), () -> base.now(clock));
    }

    @Override
    public long resolution(ClockId clock) {
        return base.resolution(clock);
    }

    /** On clocks that stand still a sleep ends at once, having moved them by its length. */
    @Override
    public void sleep(long nanos) throws InterruptedException {
        if (nanos == Long.MAX_VALUE || !warp.pass(nanos)) {
            base.sleep(nanos);
        }
    }

    @Override
    public void waited(long nanos) {
        if (!warp.pass(nanos)) {
            base.waited(nanos);
        }
    }
}

package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.host.inject.TimeWarp;
import dev.wasmscope.engine.wasi.types.ClockId;

/** The clocks of a guest, and its only way to let time pass. */
public interface WasiClock {
    /**
     * Time of a clock in nanoseconds; {@link ClockId#REALTIME} since 1970, others since any point.
     */
    long now(ClockId clock);

    /** Nanoseconds between two times that the clock can tell apart. */
    long resolution(ClockId clock);

    /**
     * Lets time pass.
     *
     * @param nanos 0 or more; {@link Long#MAX_VALUE} is forever
     * @throws InterruptedException the sleep was interrupted
     */
    void sleep(long nanos) throws InterruptedException;

    /** So much time has passed while the guest waited for something else. */
    default void waited(long nanos) {}

    /** The machine's clocks. */
    static WasiClock host() {
        return new HostClock();
    }

    /**
     * Clocks that depend on nothing but the guest: each reading is {@code step} nanoseconds after
     * the one before, and a sleep ends at once, having moved them by its length.
     *
     * @param realtime nanoseconds since 1970 at the start
     */
    static WasiClock deterministic(long realtime, long step) {
        return new DeterministicClock(realtime, step);
    }

    /** This clock, as far as {@code warp} leaves it alone. */
    default WasiClock warped(TimeWarp warp) {
        return new WarpedClock(this, warp);
    }
}

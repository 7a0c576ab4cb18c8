package dev.wasmscope.engine.host;

import dev.wasmscope.engine.exec.TrapException;

/**
 * A function of the host that a guest can import.
 *
 * <p>It reads its arguments from, and writes its results to, the {@link HostCall}; it may read and
 * write the caller's memory through {@link HostCall#memory()}. It runs on the guest's Java thread.
 */
@FunctionalInterface
public interface HostFunction {
    /**
     * Performs one call.
     *
     * @throws HostExit the guest asked to end (for example {@code proc_exit})
     * @throws TrapException the call ends the guest with a trap
     * @throws InterruptedException the wait was interrupted. The call must then have had no effect:
     *     the engine stops the guest at the call instruction and repeats the whole call when the
     *     guest is resumed
     */
    void call(HostCall call) throws HostExit, InterruptedException;
}

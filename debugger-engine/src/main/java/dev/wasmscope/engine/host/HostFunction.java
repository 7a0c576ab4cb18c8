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
     * @throws InterruptedException the wait was interrupted, or a long call ended early for {@link
     *     HostCall#pauseWanted}. The call must then have had no effect, but on bytes of the guest
     *     that the repeated call writes: the engine stops the guest at the call instruction and
     *     repeats the whole call when the guest is resumed
     */
    void call(HostCall call) throws HostExit, InterruptedException;

    /**
     * Decodes the arguments of a call for people, before the call and without performing it. A
     * function that says nothing here may instead {@link HostCall#describe} its arguments while it
     * is performed.
     */
    default CallDecoding decode(HostCall call) {
        return CallDecoding.raw(call);
    }

    /**
     * Shows {@code inputs} what the guest passes to the call in its memory, before it is performed
     * and without performing it. A recording compares by it, and takes from it what a stream of the
     * guest got (see {@link HostCall#output}).
     */
    default void inputs(HostCall call, GuestInputs inputs) {}

    /**
     * Answers a call as if it had failed, without any effect on the host or the guest's memory.
     *
     * @param error the error's name in the interface's own documents, for example {@code noent}
     * @return false, with nothing done, if the function does not know this error
     */
    default boolean fail(HostCall call, String error) {
        return false;
    }
}

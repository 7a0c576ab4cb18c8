package dev.wasmscope.engine.host;

import dev.wasmscope.engine.exec.HostFunctionInstance;
import dev.wasmscope.engine.exec.TrapException;

/**
 * What answers a call that came through the door. {@link #PERFORM} calls the host function; what
 * makes calls fail, keeps their results or answers them from a recording is a handler in front of
 * another one. A run composes its handlers once; one that is not wanted is not there.
 */
@FunctionalInterface
public interface CallHandler {
    /** Calls the function: the end of every chain that touches the host. */
    CallHandler PERFORM = (function, call) -> function.function().call(call);

    /**
     * Answers one call: sets its results, the words that describe it, and the caller's memory.
     *
     * @throws HostExit the guest ends
     * @throws TrapException the guest ends with a trap
     * @throws InterruptedException as {@link HostFunction#call}: nothing has happened, the call
     *     comes again when the guest is resumed
     */
    void call(HostFunctionInstance function, HostCall call) throws HostExit, InterruptedException;
}

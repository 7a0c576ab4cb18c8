package dev.wasmscope.engine.host;

/** Waits for certain calls and stops the guest behind them: breakpoints on host calls. */
@FunctionalInterface
public interface CallWatch {
    /**
     * A call has returned; told on the guest's thread.
     *
     * @return whether the guest is to stop at the instruction behind the call
     */
    boolean stopAfter(HostCallEvent event);
}

package dev.wasmscope.engine.probe;

/**
 * Hears what calls of host functions cost, on the guest's thread, between {@link
 * CallListener#enter} and {@link CallListener#leave} of the host function.
 */
@FunctionalInterface
public interface HostCallProbe {
    /**
     * A call is over.
     *
     * @param nanos wall time that it took; in a replay, what it took when it was recorded
     * @param bytes bytes of input or output that it moved
     * @param failed whether it returned an error number or trapped
     */
    void called(long nanos, long bytes, boolean failed);
}

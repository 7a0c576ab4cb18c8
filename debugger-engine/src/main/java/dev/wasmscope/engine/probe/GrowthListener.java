package dev.wasmscope.engine.probe;

/** Hears how large linear memories are, on the guest's thread. */
@FunctionalInterface
public interface GrowthListener {
    /**
     * A memory has grown, or was that large from the start.
     *
     * @param instance number of the instance that grew it, in order of instantiation
     * @param memory index in that instance's memory index space
     * @param bytes its size now
     * @param clock executed instructions at the last call or return before
     */
    void size(int instance, int memory, long bytes, long clock);
}

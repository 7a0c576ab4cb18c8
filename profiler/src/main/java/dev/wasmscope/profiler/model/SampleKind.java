package dev.wasmscope.profiler.model;

/** What the guest's thread was found doing. */
public enum SampleKind {
    /** It ran the guest's own code. */
    GUEST,
    /** It worked in a function of the host. */
    HOST,
    /** It waited in a function of the host: for input, for time to pass. */
    IDLE
}

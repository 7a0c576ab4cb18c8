package dev.wasmscope.profiler.model;

/** How the figures of a profile came about. */
public enum ProfileKind {
    /** Everything was counted: equal runs give equal profiles. */
    EXACT,
    /** Looked at now and then: figures are estimates. */
    SAMPLED
}
